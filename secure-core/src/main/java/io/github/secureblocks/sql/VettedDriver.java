package io.github.secureblocks.sql;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A kind of driver whose properties have been read: the ones a URL may set, and the ones that are always set. What is not
 * on the list can load classes, read or write files, run statements at once or weaken the connection.
 */
enum VettedDriver {
    POSTGRESQL(
            "sslmode",
            "verify-full",
            "adaptiveFetch adaptiveFetchMaximum adaptiveFetchMinimum ApplicationName binaryTransfer cancelSignalTimeout"
                    + " channelBinding connectTimeout currentSchema databaseMetadataCacheFields"
                    + " defaultRowFetchSize gssEncMode hostRecheckSeconds loadBalanceHosts loginTimeout"
                    + " maxResultBuffer preparedStatementCacheQueries preparedStatementCacheSizeMiB prepareThreshold"
                    + " requireAuth reWriteBatchedInserts socketTimeout ssl sslcert sslkey sslmode sslNegotiation"
                    + " sslrootcert stringtype targetServerType tcpKeepAlive tcpNoDelay",
            Map.of("logServerErrorDetail", "false")),
    MARIADB(
            "sslMode",
            "verify-full",
            "cachePrepStmts connectionTimeZone connectTimeout defaultFetchSize enabledSslProtocolSuites"
                    + " fallbackToSystemTrustStore forceConnectionTimeZoneToSession keyStore keyStoreType"
                    + " preserveInstants prepStmtCacheSize retriesAllDown serverSslCert socketTimeout sslMode tcpKeepAlive"
                    + " timezone tinyInt1isBit transformedBitIsBoolean trustStore trustStoreType useAffectedRows"
                    + " useBulkStmts useBulkStmtsForInserts useCompression useServerPrepStmts yearIsDateType",
            Map.of(
                    "allowLocalInfile", "false",
                    "allowMultiQueries", "false",
                    "connectionTimeZone", "UTC",
                    "forceConnectionTimeZoneToSession", "true",
                    "preserveInstants", "true")),
    MYSQL(
            "sslMode",
            "VERIFY_IDENTITY",
            "cachePrepStmts connectionTimeZone connectTimeout defaultFetchSize fallbackToSystemTrustStore"
                    + " forceConnectionTimeZoneToSession preserveInstants prepStmtCacheSize"
                    + " prepStmtCacheSqlLimit rewriteBatchedStatements socketTimeout sslMode tcpKeepAlive tinyInt1isBit"
                    + " tlsVersions trustCertificateKeyStoreType useAffectedRows useCompression useCursorFetch"
                    + " useServerPrepStmts yearIsDateType zeroDateTimeBehavior",
            Map.of(
                    "allowLoadLocalInfile", "false",
                    "allowLocalInfile", "false",
                    "allowMultiQueries", "false",
                    "allowUrlInLocalInfile", "false",
                    "autoDeserialize", "false",
                    "connectionTimeZone", "UTC",
                    "forceConnectionTimeZoneToSession", "true",
                    "preserveInstants", "true")),
    H2(
            null,
            "",
            "ACCESS_MODE_DATA CACHE_SIZE CASE_INSENSITIVE_IDENTIFIERS CIPHER DATABASE_TO_LOWER DATABASE_TO_UPPER"
                    + " DB_CLOSE_DELAY DB_CLOSE_ON_EXIT DEFAULT_LOCK_TIMEOUT DEFAULT_NULL_ORDERING FORBID_CREATION"
                    + " IFEXISTS LAZY_QUERY_EXECUTION LOCK_TIMEOUT MAX_MEMORY_ROWS MODE NETWORK_TIMEOUT NON_KEYWORDS"
                    + " QUERY_TIMEOUT RETENTION_TIME SCHEMA WRITE_DELAY",
            Map.of());

    /** Longer than the longest query timeout, so that it ends only what the network has lost. */
    private static final Duration SILENCE = Duration.ofMinutes(5).plusSeconds(30);

    private final @Nullable String tlsProperty;
    private final String verified;
    private final Set<String> allowed = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, String> closed;

    VettedDriver(@Nullable String tlsProperty, String verified, String allowed, Map<String, String> closed) {
        this.tlsProperty = tlsProperty;
        this.verified = verified;
        this.allowed.addAll(Set.of(allowed.split(" ")));
        this.closed = closed;
    }

    /** By the word that follows {@code jdbc:}. */
    static Optional<VettedDriver> of(String kind) {
        return Stream.of(values())
                .filter(driver -> driver.name().toLowerCase(Locale.ROOT).equals(kind))
                .findFirst();
    }

    boolean allows(String property) {
        return allowed.contains(property);
    }

    /** The names that a URL may set, for a message. */
    String allowedNames() {
        return String.join(", ", allowed);
    }

    boolean canVerify() {
        return tlsProperty != null;
    }

    /** Whether the URL itself asks for less than a checked certificate and host name. */
    boolean isWeakened(Map<String, String> fromUrl) {
        String mode = tlsProperty == null ? null : fromUrl.get(tlsProperty);
        return mode != null && !mode.equalsIgnoreCase(verified);
    }

    /** What the driver is told beside the URL, which sets none of these. */
    Map<String, String> imposed(Map<String, String> fromUrl, boolean verify, Duration connectionTimeout) {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(closed);
        if (this != H2) {
            all.put("connectTimeout", inUnits(connectionTimeout));
            all.put("socketTimeout", inUnits(SILENCE));
            all.put("tcpKeepAlive", "true");
        }
        if (verify && tlsProperty != null) {
            all.put(tlsProperty, verified);
            if (this == POSTGRESQL && !fromUrl.containsKey("sslrootcert")) {
                // The JVM's own certificate authorities, as the other drivers have it; a missing file fails otherwise.
                all.put("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
            }
            if (this == MARIADB && !fromUrl.containsKey("serverSslCert") && !fromUrl.containsKey("trustStore")) {
                all.putAll(JvmTrustStore.forMariaDb());
            }
        }
        all.keySet().removeAll(fromUrl.keySet());
        return all;
    }

    private String inUnits(Duration time) {
        return Long.toString(this == POSTGRESQL ? Math.max(1, time.toSeconds()) : time.toMillis());
    }
}
