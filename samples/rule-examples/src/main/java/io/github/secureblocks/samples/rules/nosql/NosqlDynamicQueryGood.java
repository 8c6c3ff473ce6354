package io.github.secureblocks.samples.rules.nosql;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.ResultSet;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.util.Map;
import org.bson.Document;
import org.neo4j.driver.Result;
import org.neo4j.driver.Session;

/** Values as parameters. */
final class NosqlDynamicQueryGood {
    FindIterable<Document> mine(MongoCollection<Document> notes, String owner) {
        return notes.find(Filters.eq("owner", owner));
    }

    ResultSet byCql(CqlSession session, String owner) {
        return session.execute("select id from notes where owner = ?", owner);
    }

    Result byCypher(Session session, String owner) {
        return session.run("match (n:Note {owner: $owner}) return n", Map.of("owner", owner));
    }
}
