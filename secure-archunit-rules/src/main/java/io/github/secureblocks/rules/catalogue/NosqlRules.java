package io.github.secureblocks.rules.catalogue;

import java.util.List;
import java.util.regex.Pattern;

/** Queries of databases that do not speak SQL. */
final class NosqlRules {
    private static final String CASSANDRA = "com.datastax.oss.driver.api.core.cql.";
    private static final String MONGO = "org.springframework.data.mongodb.";
    private static final String SCRIPTS = MONGO + "core.aggregation.ScriptOperators";
    private static final String MAP_REDUCE = MONGO + "core.";
    private static final String QUERIED =
            "core.MongoOperations#mapReduce(" + MONGO + "core.query.Query, java.lang.String, java.lang.String, *)";
    private static final String OF_COLLECTION = MONGO + "core.MongoTemplate#mapReduce(" + MONGO + "core.query.Query,"
            + " java.lang.Class, java.lang.String, java.lang.String, java.lang.String, *)";
    private static final String ACCUMULATOR =
            "com.mongodb.client.model.Accumulators#accumulator(java.lang.String, java.lang.String, ";
    private static final String NEO4J = "org.neo4j.driver.";
    private static final Pattern SCRIPT = Pattern.compile("^\\$(where|function|accumulator)$");
    private static final Pattern WHERE = Pattern.compile("^\\$where$");
    private static final Pattern SCRIPT_OF_VALUES =
            Pattern.compile("\\$(where|function|accumulator)[\\s\\S]*(\\?\\d|[:?]#\\{)");

    private NosqlRules() {}

    static List<Rule> rules() {
        return List.of(new Rule(
                "nosql/dynamic-query",
                "Never put a value into the text of a query",
                Severity.HIGH,
                List.of(943),
                List.of("1.2.4"),
                "A03",
                "A JSON, CQL or Cypher text that is put together lets a value become an operator or a clause.",
                "An attacker reads or changes what the query was not meant to reach.",
                List.of(
                        new Detector.ArgumentNotConstant(Verdict.PROVED, mongo(), 0),
                        new Detector.ArgumentNotConstant(Verdict.PROVED, textSecond(), 1),
                        new Detector.ArgumentNotConstant(Verdict.PROVED, textThird(), 2),
                        new Detector.ArgumentNotConstant(Verdict.PROVED, accumulators(), 3),
                        new Detector.ArgumentNotConstant(Verdict.PROVED, Calls.of(OF_COLLECTION), 4),
                        new Detector.ArgumentBeside(Verdict.PROVED, keys(), 1, 0, WHERE),
                        new Detector.ArgumentConstant(Verdict.POLICY, keys(), 0, SCRIPT),
                        new Detector.ArgumentConstant(Verdict.POLICY, names(), 0, SCRIPT),
                        new Detector.ArgumentNotConstant(Verdict.PROVED, cassandra(), 0),
                        new Detector.ArgumentNotConstant(Verdict.PROVED, neo4j(), 0),
                        annotation(MONGO + "repository.Query", SCRIPT_OF_VALUES),
                        annotation(
                                "org.springframework.data.neo4j.repository.query.Query",
                                Pattern.compile(":#\\{\\s*literal\\s*\\("))),
                new Fix.Platform(
                        List.of("com.mongodb.client.model.Filters"),
                        "notes.find(Document.parse(\"{owner: '\" + owner + \"'}\"))",
                        "notes.find(Filters.eq(\"owner\", owner))"),
                List.of(
                        "Do not escape quotes: a value that is handed over as a parameter needs none.",
                        "Do not use $where or another script: the operators of the query language do the same."),
                "NosqlDynamicQueryBad",
                "NosqlDynamicQueryGood"));
    }

    private static List<Signature> mongo() {
        return Calls.of(
                "org.bson.Document#parse(java.lang.String, *)",
                "com.mongodb.BasicDBObject#parse(java.lang.String, *)",
                "org.bson.BsonDocument#parse(java.lang.String)",
                "org.bson.RawBsonDocument#parse(java.lang.String)",
                "org.bson.BsonArray#parse(java.lang.String)",
                "org.bson.json.JsonObject#<init>(java.lang.String)",
                "org.bson.types.Code#<init>(java.lang.String)",
                "org.bson.types.CodeWithScope#<init>(java.lang.String, *)",
                "org.bson.types.CodeWScope#<init>(java.lang.String, *)",
                "org.bson.BsonJavaScript#<init>(java.lang.String)",
                "org.bson.BsonJavaScriptWithScope#<init>(java.lang.String, *)",
                "com.mongodb.client.model.Filters#where(java.lang.String)",
                "com.mongodb.client.MongoCollection#mapReduce(java.lang.String, *)",
                MONGO + "core.query.BasicQuery#<init>(java.lang.String, *)",
                MONGO + "core.query.BasicUpdate#<init>(java.lang.String)",
                MONGO + "core.MongoOperations#executeCommand(java.lang.String)",
                MONGO + "core.script.ExecutableMongoScript#<init>(java.lang.String)",
                MONGO + "core.mapreduce.MapReduceOptions#finalizeFunction(java.lang.String)",
                MONGO + "core.aggregation.ScriptOperators#function(java.lang.String)",
                SCRIPTS + "$Function#function(java.lang.String)",
                SCRIPTS + "$Accumulator$AccumulatorInitBuilder#init(java.lang.String)",
                SCRIPTS + "$Accumulator$AccumulatorAccumulateBuilder#accumulate(java.lang.String)",
                SCRIPTS + "$Accumulator$AccumulatorMergeBuilder#merge(java.lang.String)",
                SCRIPTS + "$Accumulator$AccumulatorFinalizeBuilder#finalize(java.lang.String)",
                MONGO + "core.aggregation.Aggregation#stage(java.lang.String)",
                MONGO + "util.BsonUtils#parse(java.lang.String, *)",
                MAP_REDUCE + "ExecutableMapReduceOperation$MapReduceWithMapFunction#map(java.lang.String)",
                MAP_REDUCE + "ExecutableMapReduceOperation$MapReduceWithReduceFunction#reduce(java.lang.String)",
                MAP_REDUCE + "ReactiveMapReduceOperation$MapReduceWithMapFunction#map(java.lang.String)",
                MAP_REDUCE + "ReactiveMapReduceOperation$MapReduceWithReduceFunction#reduce(java.lang.String)");
    }

    private static List<Signature> textSecond() {
        return Calls.of(
                MONGO + "core.query.BasicQuery#<init>(java.lang.String, java.lang.String)",
                MONGO + "core.script.NamedMongoScript#<init>(java.lang.String, java.lang.String)",
                MONGO + "core.MongoOperations#mapReduce(java.lang.String, java.lang.String, java.lang.String, *)",
                "com.mongodb.client.MongoCollection#mapReduce(java.lang.String, java.lang.String, *)",
                ACCUMULATOR + "java.lang.String, *)",
                ACCUMULATOR + "java.util.List, *)");
    }

    private static List<Signature> textThird() {
        return Calls.of(
                MONGO + "core.MongoOperations#mapReduce(java.lang.String, java.lang.String, java.lang.String, *)",
                MONGO + QUERIED,
                ACCUMULATOR + "java.lang.String, *)");
    }

    /** Their third function; the second is a list of arguments in one form, and the fourth in the other. */
    private static List<Signature> accumulators() {
        return Calls.of(
                MONGO + QUERIED,
                OF_COLLECTION,
                ACCUMULATOR + "java.lang.String, *)",
                ACCUMULATOR + "java.util.List, *)");
    }

    private static List<Signature> keys() {
        return Calls.of(
                "org.bson.Document#<init>|append|put(java.lang.String, java.lang.Object)",
                "com.mongodb.BasicDBObject#<init>|append(java.lang.String, java.lang.Object)",
                "org.bson.BasicBSONObject#<init>|append|put(java.lang.String, java.lang.Object)",
                "com.mongodb.BasicDBObjectBuilder#start|add|append(java.lang.String, java.lang.Object)");
    }

    private static List<Signature> names() {
        return Calls.of(
                "org.bson.BsonDocument#<init>|append|put(java.lang.String, org.bson.BsonValue)",
                MONGO + "core.query.Criteria#where|and(java.lang.String)");
    }

    private static List<Signature> cassandra() {
        return Calls.of(
                CASSANDRA + "SyncCqlSession#execute(java.lang.String, *)",
                CASSANDRA + "SyncCqlSession#prepare(java.lang.String)",
                CASSANDRA + "AsyncCqlSession#executeAsync(java.lang.String, *)",
                CASSANDRA + "AsyncCqlSession#prepareAsync(java.lang.String)",
                CASSANDRA + "SimpleStatement#newInstance(java.lang.String, *)",
                CASSANDRA + "SimpleStatement#builder|setQuery(java.lang.String)",
                CASSANDRA + "SimpleStatementBuilder#<init>|setQuery(java.lang.String)",
                "com.datastax.dse.driver.api.core.cql.reactive.ReactiveSession#executeReactive(java.lang.String, *)",
                "com.datastax.dse.driver.api.core.graph.ScriptGraphStatement#newInstance|builder(java.lang.String)",
                "com.datastax.dse.driver.api.core.graph.ScriptGraphStatementBuilder#<init>|setScript"
                        + "(java.lang.String)");
    }

    private static List<Signature> neo4j() {
        return Calls.of(
                NEO4J + "SimpleQueryRunner#run(java.lang.String, *)",
                NEO4J + "Driver#executableQuery(java.lang.String)",
                NEO4J + "Query#<init>(java.lang.String, *)",
                NEO4J + "Query#withText(java.lang.String)",
                NEO4J + "async.AsyncQueryRunner#runAsync(java.lang.String, *)",
                NEO4J + "reactive.ReactiveQueryRunner#run(java.lang.String, *)",
                NEO4J + "reactivestreams.ReactiveQueryRunner#run(java.lang.String, *)",
                "org.springframework.data.neo4j.core.Neo4jClient#query(java.lang.String)",
                "org.springframework.data.neo4j.core.ReactiveNeo4jClient#query(java.lang.String)",
                "org.springframework.data.neo4j.core.FluentFindOperation$FindWithQuery#matching(java.lang.String, *)",
                "org.springframework.data.neo4j.core.ReactiveFluentFindOperation$FindWithQuery#matching"
                        + "(java.lang.String, *)",
                "org.springframework.data.neo4j.core.PreparedQueryFactory#withCypherQuery(java.lang.String)",
                "org.springframework.data.neo4j.core.PreparedQuery$RequiredBuildStep#withCypherQuery"
                        + "(java.lang.String)",
                "org.springframework.data.neo4j.core.Neo4jOperations#count|findAll|findOne(java.lang.String, *)",
                "org.springframework.data.neo4j.core.ReactiveNeo4jOperations#count|findAll|findOne"
                        + "(java.lang.String, *)",
                "org.neo4j.cypherdsl.core.Cypher#raw|callRawCypher(java.lang.String, *)");
    }

    private static Detector annotation(String name, Pattern forbidden) {
        return new Detector.AnnotationValue(Verdict.STRUCTURE, name, List.of("value"), forbidden, false);
    }
}
