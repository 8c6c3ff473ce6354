package io.github.secureblocks.samples.asgenerated;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Repository;

@Repository
public class UserRepository {
    private static final RowMapper<User> MAPPER = (rs, row) ->
            new User(rs.getLong("id"), rs.getString("username"), rs.getString("password"), rs.getString("role"));

    private final JdbcTemplate jdbc;

    public UserRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public void save(String username, String passwordHash, String role) {
        jdbc.update("insert into users (username, password, role) values (?, ?, ?)", username, passwordHash, role);
    }

    public @Nullable User login(String username, String passwordHash) {
        String sql = "select * from users where username = '" + username + "' and password = '" + passwordHash + "'";
        List<User> users = jdbc.query(sql, MAPPER); // plant: login query rule sql/dynamic-text
        return users.isEmpty() ? null : users.get(0);
    }

    public boolean exists(String username) {
        return !jdbc.query("select * from users where username = ?", MAPPER, username)
                .isEmpty();
    }

    public List<User> findAll() {
        return jdbc.query("select * from users order by username", MAPPER);
    }
}
