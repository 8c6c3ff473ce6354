package io.github.secureblocks.samples.rules.nosql;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.ResultSet;
import org.bson.Document;
import org.neo4j.driver.Result;
import org.neo4j.driver.Session;
import org.springframework.data.mongodb.core.query.BasicQuery;

/** Text that is parsed, but out of constants alone, and values beside it. */
final class NosqlDynamicQueryNearMiss {
    private static final String OPEN = "{state: 'open'}";

    Document parsed() {
        return Document.parse(OPEN);
    }

    BasicQuery oneOfTwo(boolean open) {
        return new BasicQuery(open ? OPEN : "{state: 'closed'}");
    }

    Document value(String owner) {
        return new Document("owner", owner).append("$comment", "by " + owner);
    }

    ResultSet cql(CqlSession session, String owner) {
        String columns = "id, title";
        return session.execute("select " + columns + " from notes where owner = ?", owner);
    }

    Result cypher(Session session, boolean newest) {
        return session.run("match (n:Note) return n order by n.created" + (newest ? " desc" : ""));
    }
}
