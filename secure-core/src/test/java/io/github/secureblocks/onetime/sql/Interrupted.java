package io.github.secureblocks.onetime.sql;

import io.github.secureblocks.sql.Database;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A database where something happens before a statement. */
final class Interrupted {
    interface Before {
        void statement(String text) throws SQLException;
    }

    private Interrupted() {}

    static Database over(DataSource source, Before before) {
        return Database.over((DataSource) proxy(
                DataSource.class,
                source,
                (name, answer) -> answer instanceof Connection connection ? watched(connection, before) : answer,
                text -> {}));
    }

    private static Object watched(Connection connection, Before before) {
        return proxy(Connection.class, connection, (name, answer) -> answer, before);
    }

    private interface Answer {
        Object of(String method, Object answer);
    }

    private static Object proxy(Class<?> type, Object target, Answer answer, Before before) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
            if (method.getName().equals("prepareStatement")) {
                before.statement((String) arguments[0]);
            }
            try {
                return answer.of(method.getName(), method.invoke(target, arguments));
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        });
    }
}
