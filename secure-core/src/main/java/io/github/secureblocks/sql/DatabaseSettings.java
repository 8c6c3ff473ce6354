package io.github.secureblocks.sql;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.secret.Secret;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a database is, as whom it is used, and within which bounds.
 *
 * <p><b>Guarantees.</b> Every bound has a finite value. The password comes from a {@link Supplier} that is asked for each
 * new connection, so that it can be rotated; a URL that holds a password is refused, and so is a driver property that is
 * not known to be harmless: drivers have some that load classes, read files or run statements. A host that is not this
 * machine is spoken to by TLS, and its certificate and name are checked against the JVM's certificate authorities or the
 * ones that the URL names ({@code ?sslrootcert=/etc/ssl/ours.pem} for PostgreSQL, {@code ?serverSslCert=/etc/ssl/ours.pem}
 * for MariaDB), before the user or the password is told. Sessions of MariaDB and MySQL are in UTC, because their drivers
 * write points in time as times of the session's zone, in which an hour can be there twice. No message and no
 * {@link #toString()} holds the URL.
 *
 * <p><b>Does not guarantee</b> that the host is the right one: the URL is trusted like code, never take it from a request.
 * Whether a name such as {@code localhost} means this machine is the resolver's matter.
 *
 * <p>CWE-319, CWE-400, CWE-798; OWASP ASVS 5.0 12.3.1, 13.1.2, 13.2.2, 13.3.1.
 */
public final class DatabaseSettings {
    private final JdbcUrl url;
    private final boolean verifiedTls;
    private final String user;
    private final Supplier<Secret> password;
    private final int maximumConnections;
    private final Duration connectionTimeout;
    private final Duration validationTimeout;
    private final Duration leakDetection;
    private final Bounds bounds;
    private final SecurityEvents events;

    private DatabaseSettings(Builder builder, String user, Supplier<Secret> password) {
        this.url = builder.url;
        this.verifiedTls = builder.verifiedTls;
        this.user = user;
        this.password = password;
        this.maximumConnections = builder.maximumConnections;
        this.connectionTimeout = builder.connectionTimeout;
        this.validationTimeout = builder.validationTimeout;
        this.leakDetection = builder.leakDetection;
        this.bounds = builder.bounds;
        this.events = builder.events;
    }

    /**
     * Starts settings for a JDBC URL.
     *
     * @param url such as {@code jdbc:postgresql://db/notes}, without user and password
     * @return a builder; {@code user} and {@code password} must follow
     * @throws IllegalArgumentException if it is not a JDBC URL of a plain form, if it holds a password or a driver property
     *     that is not on the list of harmless ones, if its driver is not a known one, or if no driver takes it
     */
    public static Builder builder(String url) {
        return new Builder(JdbcUrl.of(url).requireDriver());
    }

    String url() {
        return url.text();
    }

    /** What the driver is told beside the URL. */
    Map<String, String> driverProperties() {
        return url.imposed(verifiedTls, connectionTimeout);
    }

    String user() {
        return user;
    }

    Supplier<Secret> password() {
        return password;
    }

    int maximumConnections() {
        return maximumConnections;
    }

    Duration connectionTimeout() {
        return connectionTimeout;
    }

    Duration validationTimeout() {
        return validationTimeout;
    }

    Duration leakDetection() {
        return leakDetection;
    }

    Bounds bounds() {
        return bounds;
    }

    SecurityEvents events() {
        return events;
    }

    /** Names the kind of database, never the URL. */
    @Override
    public String toString() {
        return "DatabaseSettings[" + url.kind() + "]";
    }

    /** Collects the settings; every bound has a default. */
    public static final class Builder {
        private final JdbcUrl url;
        private boolean verifiedTls = true;
        private @Nullable String user;
        private @Nullable Supplier<Secret> password;
        private int maximumConnections = 10;
        private Duration connectionTimeout = Duration.ofSeconds(5);
        private Duration validationTimeout = Duration.ofSeconds(2);
        private Duration leakDetection = Duration.ZERO;
        private Bounds bounds = Bounds.STANDARD;
        private SecurityEvents events = SecurityEvents.logged();

        private Builder(JdbcUrl url) {
            this.url = url;
        }

        /**
         * Sets the database's user.
         *
         * @param user an account with no more rights than the program needs
         * @return this builder
         */
        @CanIgnoreReturnValue
        public Builder user(String user) {
            this.user = user;
            return this;
        }

        /**
         * Sets where the password comes from.
         *
         * @param password asked for each new connection, such as {@code () -> Secrets.fromEnvironment("DB_PASSWORD")};
         *     the secret that it answers is not closed
         * @return this builder
         */
        @CanIgnoreReturnValue
        public Builder password(Supplier<Secret> password) {
            this.password = password;
            return this;
        }

        /**
         * Sets the greatest number of connections.
         *
         * @param connections 1 to 1,000; 10 where not set
         * @return this builder
         */
        @CanIgnoreReturnValue
        public Builder maximumConnections(int connections) {
            this.maximumConnections = Bounds.inRange("maximumConnections", connections, 1_000);
            return this;
        }

        /**
         * Sets how long a caller waits for a connection.
         *
         * @param timeout 250 milliseconds to 5 minutes; 5 seconds where not set
         * @return this builder
         */
        @CanIgnoreReturnValue
        public Builder connectionTimeout(Duration timeout) {
            this.connectionTimeout = Bounds.inRange("connectionTimeout", timeout, Duration.ofMillis(250));
            return this;
        }

        /**
         * Sets how long an idle connection may take to prove that it is alive; less than the connection timeout.
         *
         * @param timeout 250 milliseconds to 5 minutes; 2 seconds where not set
         * @return this builder
         */
        @CanIgnoreReturnValue
        public Builder validationTimeout(Duration timeout) {
            this.validationTimeout = Bounds.inRange("validationTimeout", timeout, Duration.ofMillis(250));
            return this;
        }

        /**
         * Sets after which time a transaction that does not end is reported in the pool's log, with where it began. A
         * connection never leaves this block, so nothing else can keep one; it costs a stack trace for every statement.
         *
         * @param threshold 2 seconds to 5 minutes; nothing is reported where not set
         * @return this builder
         */
        @CanIgnoreReturnValue
        public Builder leakDetection(Duration threshold) {
            this.leakDetection = Bounds.inRange("leakDetection", threshold, Duration.ofSeconds(2));
            return this;
        }

        /**
         * Sets how long one statement may run.
         *
         * @param timeout 1 second to 5 minutes, in whole seconds; 30 seconds where not set
         * @return this builder
         */
        @CanIgnoreReturnValue
        public Builder queryTimeout(Duration timeout) {
            this.bounds = bounds.withQueryTimeout(timeout);
            return this;
        }

        /**
         * Sets how many rows a list may have; more are an error, not a silent cut.
         *
         * @param rows 1 to 1,000,000; 10,000 where not set
         * @return this builder
         */
        @CanIgnoreReturnValue
        public Builder maximumRows(int rows) {
            this.bounds = bounds.withMaximumRows(rows);
            return this;
        }

        /**
         * Lets connections to a distant host be made without encryption, or without a check of who answers.
         *
         * @param reason why that is right, for whoever reads the program, such as {@code "a tunnel of the platform encrypts"}
         * @return this builder
         * @throws IllegalArgumentException if the reason is blank
         */
        @CanIgnoreReturnValue
        public Builder withoutVerifiedTls(String reason) {
            if (reason.isBlank()) {
                throw new IllegalArgumentException("A connection that is not checked needs a reason; write"
                        + " .withoutVerifiedTls(\"a tunnel of the platform encrypts\")");
            }
            this.verifiedTls = false;
            return this;
        }

        /**
         * Sets who is told of destructive statements.
         *
         * @param events told before each; written to the log where not set
         * @return this builder
         */
        @CanIgnoreReturnValue
        public Builder events(SecurityEvents events) {
            this.events = events;
            return this;
        }

        /**
         * Ends the settings.
         *
         * @return settings for {@link Database#open}
         * @throws IllegalStateException if the user or the password is missing, the validation timeout is not less
         *     than the connection timeout, or a connection to a distant host would not be encrypted and checked
         */
        public DatabaseSettings build() {
            if (user == null || password == null) {
                throw new IllegalStateException("The database's user and password are missing; write .user(\"notes\")"
                        + ".password(() -> Secrets.fromEnvironment(\"DB_PASSWORD\"))");
            }
            if (validationTimeout.compareTo(connectionTimeout) >= 0) {
                throw new IllegalStateException("The validation timeout must be less than the connection timeout; write"
                        + " .validationTimeout(Duration.ofMillis(500))");
            }
            if (verifiedTls) {
                url.requireVerifiedTls();
            }
            return new DatabaseSettings(this, user, password);
        }
    }
}
