package io.github.secureblocks.sql;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The file of certificate authorities that the JVM itself trusts, for a driver that would take a certificate of anybody where
 * it is told of no file: as JSSE looks for it.
 */
final class JvmTrustStore {
    private static final String PROPERTY = "javax.net.ssl.trustStore";

    private JvmTrustStore() {}

    /** In the properties of MariaDB's driver. */
    static Map<String, String> forMariaDb() {
        Map<String, String> all = new TreeMap<>();
        String named = System.getProperty(PROPERTY);
        all.put("trustStore", named == null ? ofTheJdk().toString() : named);
        for (String more : new String[] {"Type", "Password"}) {
            String value = System.getProperty(PROPERTY + more);
            if (value != null) {
                all.put("trustStore" + more, value);
            }
        }
        return all;
    }

    private static Path ofTheJdk() {
        Path security = Path.of(System.getProperty("java.home", ""), "lib", "security");
        Path own = security.resolve("jssecacerts");
        return Files.exists(own) ? own : security.resolve("cacerts");
    }
}
