package io.github.secureblocks.samples.rules.password;

import io.github.secureblocks.log.SafeLogger;
import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.Sql;
import io.github.secureblocks.web.spring.PublicEndpoint;
import jakarta.persistence.EntityManager;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.springframework.cache.Cache;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

/** Passwords that are kept as they were sent. */
final class PasswordUnhashedBad {
    private static final SafeLogger LOG = SafeLogger.of(PasswordUnhashedBad.class);

    record Registration(String name, String password) {}

    record Account(String name, String password) {}

    private final Database db;

    PasswordUnhashedBad(Database db) {
        this.db = db;
    }

    void servlet(HttpServletRequest request, PreparedStatement insert) throws SQLException {
        insert.setString(2, request.getParameter("password")); // finds password/unhashed
    }

    @PublicEndpoint(reason = "whoever registers is a stranger")
    @PostMapping("/register")
    void stored(@RequestParam String name, @RequestParam("password") String password) {
        Sql sql = Sql.text("insert into accounts (name, password) values (:name, :password)");
        db.update(sql.bind("name", name).bind("password", password)); // finds password/unhashed
    }

    @PublicEndpoint(reason = "whoever registers is a stranger")
    @PostMapping("/accounts")
    void persisted(@RequestBody Registration form, EntityManager accounts) {
        accounts.persist(new Account(form.name(), form.password())); // finds password/unhashed
    }

    void cached(HttpServletRequest request, Cache cache) {
        cache.put(request.getParameter("name"), request.getParameter("password")); // finds password/unhashed
    }

    void logged(@RequestParam String user, @RequestParam("pwd") String second) {
        LOG.info("{} tried {}", user, second); // finds password/unhashed
    }

    byte[] digested(HttpServletRequest request, MessageDigest digest) {
        byte[] sent = request.getParameter("password").getBytes(StandardCharsets.UTF_8);
        return digest.digest(sent); // finds password/unhashed
    }
}
