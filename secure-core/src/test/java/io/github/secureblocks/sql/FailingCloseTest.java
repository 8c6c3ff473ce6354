package io.github.secureblocks.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A driver that fails to close what it has opened, and tells values with it. */
class FailingCloseTest {
    private final String url = InMemory.url() + ";DB_CLOSE_DELAY=-1";
    private final Database db = Database.over(source());

    @BeforeEach
    void createTable() {
        db.update(Sql.text("create table notes (id int primary key)"));
    }

    @Test
    void whatWasDoneIsNotToldAsFailed() {
        assertThat(db.update(Sql.text("insert into notes (id) values (1)"))).isOne();
        assertThat(db.list(Sql.text("select id from notes"), Integer.class)).containsExactly(1);
        assertThat(db.insert(Sql.text("insert into notes (id) values (2)"), "id", Integer.class))
                .isEqualTo(2);
    }

    @Test
    void theDriversTextHangsOnNoOtherFailure() {
        Sql numbers = Sql.text("select x from system_range(1, 5)");

        assertThatIllegalStateException()
                .isThrownBy(() -> db.stream(numbers, Integer.class, rows -> {
                    throw new IllegalStateException("the function's own");
                }))
                .withMessage("the function's own")
                .withNoCause()
                .satisfies(failed -> assertThat(failed.getSuppressed()).isEmpty());
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> db.one(numbers, Integer.class))
                .satisfies(failed -> assertThat(failed.getSuppressed()).isEmpty());
    }

    private DataSource source() {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {DataSource.class},
                (self, method, arguments) ->
                        failing(Connection.class, DriverManager.getConnection(url, "sa", "s3cret-of-the-pool")));
    }

    /** Closes and says that it could not; what it answers is as bad. */
    private static <T> T failing(Class<T> type, Object target) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    Object answer = answer(method, target, arguments);
                    if (method.getName().equals("close")) {
                        throw new SQLException("s3cret value of row 1");
                    }
                    return answer;
                }));
    }

    private static Object answer(Method method, Object target, Object[] arguments) throws Throwable {
        try {
            Object answer = method.invoke(target, arguments);
            return switch (method.getName()) {
                case "prepareStatement" -> failing(PreparedStatement.class, answer);
                case "executeQuery", "getGeneratedKeys" -> failing(ResultSet.class, answer);
                default -> answer;
            };
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
