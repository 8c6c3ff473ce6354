package io.github.secureblocks.samples.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.secureblocks.secret.Secret;
import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.DatabaseException;
import io.github.secureblocks.sql.DatabaseException.Reason;
import io.github.secureblocks.sql.DatabaseSettings;
import io.github.secureblocks.sql.Sql;
import java.net.InetAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A host that is not this machine gets the password only after it has shown a certificate of its authority and name. */
@ParameterizedClass(name = "{0}")
@EnumSource(
        value = Engine.class,
        names = {"POSTGRESQL", "MARIADB"})
@ExtendWith(OneRunOfServers.class)
class TlsIT {
    /** Read as 127.0.0.1 by resolvers, and not among the spellings of the loopback that the settings know. */
    private static final String NO_NAME_OF_THE_CERTIFICATE = "127.1";

    private final Engine engine;
    private final Server server;
    private final TestAuthority authority;
    private final InetAddress address;

    TlsIT(Engine engine, Servers servers) {
        this.engine = engine;
        this.server = servers.of(engine);
        this.authority = servers.authority();
        this.address = servers.distantAddress();
    }

    @BeforeEach
    void switchOn() throws SQLException {
        if (engine == Engine.POSTGRESQL) {
            PostgresTls.switchOn(server);
        }
    }

    @AfterEach
    void switchOff() throws SQLException {
        if (engine == Engine.POSTGRESQL) {
            PostgresTls.switchOff(server);
        }
    }

    @Test
    void aServerWithoutTlsHearsTheUserFromARawDriverAndFromPostgresTheWholePassword() {
        try (Eavesdropper fake = Eavesdropper.at(address, ServerWithoutTls.of(engine))) {
            // Without it, MariaDB's driver of today asks for TLS by itself; those before it did not.
            String former = engine == Engine.POSTGRESQL ? "" : "?sslMode=disable";
            String url = url(address.getHostAddress(), fake.port()) + former;
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> raw(url).close());
            assertThat(fake.heard()).contains(engine == Engine.POSTGRESQL ? server.password() : server.user() + "\0");
        }
    }

    @Test
    void aServerWithoutTlsHearsNothingFromOurs() {
        try (Eavesdropper fake = Eavesdropper.at(address, ServerWithoutTls.of(engine))) {
            isRefused(url(address.getHostAddress(), fake.port()));
            assertThat(fake.heard()).doesNotContain(server.user(), server.password());
        }
    }

    @Test
    void aCertificateOfAnotherAuthorityIsRefused() throws SQLException {
        try (Eavesdropper way = Eavesdropper.at(address, Eavesdropper.passingOnTo(server.port()))) {
            String url = url(address.getHostAddress(), way.port());
            try (Connection raw = raw(url + (engine == Engine.POSTGRESQL ? "?sslmode=require" : "?sslMode=trust"))) {
                assertThat(raw.isValid(1))
                        .as("encryption alone takes everybody")
                        .isTrue();
            }
            isRefused(url + authority("other"));
            assertThat(way.heard()).doesNotContain(said());
        }
    }

    @Test
    void whereTheUrlNamesNoAuthorityTheJvmsCount() throws SQLException {
        try (Eavesdropper way = Eavesdropper.at(address, Eavesdropper.passingOnTo(server.port()))) {
            String url = url(address.getHostAddress(), way.port());
            if (engine == Engine.MARIADB) {
                // By its defaults the driver checks certificates, and goes on with one that nobody vouches for.
                raw(url).close();
            }
            isRefused(url);
            assertThat(way.heard()).doesNotContain(said());
        }
    }

    @Test
    void mariaDbsDriverIsToldOfTheJvmsTrustStore() {
        assumeTrue(engine == Engine.MARIADB, "PostgreSQL's takes the JVM's own sockets");
        try (Eavesdropper way = Eavesdropper.at(address, Eavesdropper.passingOnTo(server.port()))) {
            authority.trustedByTheJvm(() -> Database.open(settings(url(address.getHostAddress(), way.port())))
                    .close());
        }
    }

    @Test
    void aCertificateOfAnotherNameIsRefused() throws SQLException {
        String url = url(NO_NAME_OF_THE_CERTIFICATE, server.port()) + authority("ca");
        try (Connection raw = raw(url + (engine == Engine.POSTGRESQL ? "&sslmode=verify-ca" : "&sslMode=verify-ca"))) {
            assertThat(raw.isValid(1)).as("a certificate for anybody does").isTrue();
        }
        isRefused(url);
    }

    @Test
    void theRightCertificateConnects() {
        try (Eavesdropper way = Eavesdropper.at(address, Eavesdropper.passingOnTo(server.port()));
                Database db = Database.open(settings(url(address.getHostAddress(), way.port()) + authority("ca")))) {
            Sql version = engine == Engine.POSTGRESQL
                    ? Sql.text("select version from pg_stat_ssl where pid = pg_backend_pid()")
                    : Sql.text("select variable_value from information_schema.session_status where variable_name ="
                            + " 'SSL_VERSION'");
            assertThat(db.one(version, String.class))
                    .hasValueSatisfying(used -> assertThat(used).startsWith("TLSv1."));
            assertThat(way.heard()).doesNotContain(said());
        }
    }

    @Test
    void withoutVerifiedTlsLeavesItToTheUrl() {
        try (Eavesdropper way = Eavesdropper.at(address, Eavesdropper.passingOnTo(server.port()))) {
            String url = url(address.getHostAddress(), way.port());
            DatabaseSettings settings = builder(
                            url + (engine == Engine.POSTGRESQL ? "?sslmode=disable" : "?sslMode=disable"))
                    .withoutVerifiedTls("a test of what that means")
                    .build();
            try (Database db = Database.open(settings)) {
                assertThat(db.one(Sql.text("select 42"), Integer.class)).contains(42);
            }
            assertThat(way.heard()).contains("select 42");
        }
    }

    /** What nobody may hear; the user's name alone is too short not to come up among encrypted bytes. */
    private String[] said() {
        return new String[] {"select", server.user() + "\0", server.password()};
    }

    private void isRefused(String url) {
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> Database.open(settings(url)).close())
                .withMessageNotContaining(server.password())
                .withNoCause()
                .satisfies(refused ->
                        assertThat(refused.reason()).as(refused.getMessage()).isEqualTo(Reason.UNAVAILABLE));
    }

    private DatabaseSettings settings(String url) {
        return builder(url).build();
    }

    private DatabaseSettings.Builder builder(String url) {
        return DatabaseSettings.builder(url)
                .user(server.user())
                .password(() -> Secret.of(server.password()))
                .maximumConnections(1);
    }

    private Connection raw(String url) throws SQLException {
        return DriverManager.getConnection(url, server.user(), server.password());
    }

    private String url(String host, int port) {
        return (engine == Engine.POSTGRESQL ? "jdbc:postgresql://" : "jdbc:mariadb://") + host + ":" + port + "/app";
    }

    private String authority(String name) {
        return (engine == Engine.POSTGRESQL ? "?sslrootcert=" : "?serverSslCert=") + authority.certificate(name);
    }
}
