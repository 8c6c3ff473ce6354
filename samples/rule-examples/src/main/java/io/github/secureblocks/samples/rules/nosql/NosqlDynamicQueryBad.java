package io.github.secureblocks.samples.rules.nosql;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.ResultSet;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.mongodb.BasicDBObject;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.BsonField;
import com.mongodb.client.model.Filters;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.neo4j.driver.Driver;
import org.neo4j.driver.ExecutableQuery;
import org.neo4j.driver.Result;
import org.neo4j.driver.Session;
import org.springframework.data.mongodb.core.query.BasicQuery;

/** Queries with values in their text, by each of the usual drivers. */
final class NosqlDynamicQueryBad {
    Document byDocument(String owner) {
        return Document.parse("{owner: '" + owner + "'}"); // finds nosql/dynamic-query
    }

    BasicDBObject byObject(String owner) {
        return BasicDBObject.parse("{owner: '" + owner + "'}"); // finds nosql/dynamic-query
    }

    BasicQuery bySpring(String owner) {
        return new BasicQuery("{owner: '" + owner + "'}"); // finds nosql/dynamic-query
    }

    Bson byScript(String owner) {
        return Filters.where("this.owner == '" + owner + "'"); // finds nosql/dynamic-query
    }

    Document byOperator(String owner) {
        return new Document("$where", "this.owner == '" + owner + "'"); // finds nosql/dynamic-query
    }

    Document byAppended(String owner) {
        Document filter = new Document("open", true);
        return filter.append("$where", "this.owner == '" + owner + "'"); // finds nosql/dynamic-query
    }

    BsonField byFunction(String operator) {
        String sum = "function(state, one) { return state " + operator + " one; }";
        return Accumulators.accumulator("sum", "function() { return 0; }", sum, sum); // finds nosql/dynamic-query
    }

    ResultSet byCql(CqlSession session, String owner) {
        return session.execute("select id from notes where owner = '" + owner + "'"); // finds nosql/dynamic-query
    }

    SimpleStatement byStatement(String table) {
        return SimpleStatement.newInstance("select id from " + table); // finds nosql/dynamic-query
    }

    Result byCypher(Session session, String owner) {
        return session.run("match (n:Note {owner: '" + owner + "'}) return n"); // finds nosql/dynamic-query
    }

    ExecutableQuery byDriver(Driver driver, String label) {
        return driver.executableQuery("match (n:" + label + ") return n"); // finds nosql/dynamic-query
    }
}
