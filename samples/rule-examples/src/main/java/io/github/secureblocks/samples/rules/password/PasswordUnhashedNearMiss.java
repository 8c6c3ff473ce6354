package io.github.secureblocks.samples.rules.password;

import io.github.secureblocks.log.SafeLogger;
import jakarta.persistence.EntityManager;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.bind.annotation.RequestParam;

/** A hash under the name of a password, what is told of a password and not the password, and other parameters. */
final class PasswordUnhashedNearMiss {
    private static final SafeLogger LOG = SafeLogger.of(PasswordUnhashedNearMiss.class);

    record Account(String name, String password) {}

    void hashed(HttpServletRequest request, PasswordEncoder encoder, PreparedStatement insert) throws SQLException {
        String password = encoder.encode(request.getParameter("password"));
        insert.setString(1, request.getParameter("name"));
        insert.setString(2, password);
    }

    void persisted(
            @RequestParam String name, @RequestParam String password, PasswordEncoder encoder, EntityManager accounts) {
        accounts.persist(new Account(name, encoder.encode(password)));
    }

    void copied(ResultSet row, PreparedStatement insert) throws SQLException {
        String password = row.getString("password");
        insert.setString(2, password);
    }

    void told(@RequestParam String password) {
        LOG.info("a password of {} letters, long enough: {}", password.length(), password.length() > 7);
    }

    void reset(HttpServletRequest request) {
        LOG.info("password reset asked for by {}", request.getParameter("user"));
    }
}
