package io.github.secureblocks.sql;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A JDBC URL that holds nothing dangerous, and of which never more than the kind of database is shown. */
final class JdbcUrl {
    private static final Pattern FORM = Pattern.compile("jdbc:([a-z][a-z0-9]{0,31}):(\\S+)");
    private static final Pattern CREDENTIALS = Pattern.compile(
            "[?&;,(]\\s*[a-z_.-]*(password[0-9]?|pwd|passwd|passphrase)\\s*=|//[^/?;]*@|^jdbc:oracle:[a-z0-9]+:[^/@]*/[^@]*@",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SERVER =
            Pattern.compile("(?:[a-z-]+:)?//([^/?#]*)(?:/[A-Za-z0-9_$.-]*)?(?:\\?([^?#]*))?");
    private static final Pattern POSTGRESQL_HERE = Pattern.compile("[A-Za-z0-9_$.-]*/?()(?:\\?([^?#]*))?");
    private static final Pattern H2_SERVER =
            Pattern.compile("(?:tcp|ssl):(?://)?([^/]*)(?:/.*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern HOST = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]*)(?::[0-9]{1,5})?");
    private static final Pattern LOOPBACK =
            Pattern.compile("|localhost|127(\\.[0-9]{1,3}){3}|\\[::1]|\\[0:0:0:0:0:0:0:1]", Pattern.CASE_INSENSITIVE);
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_.,:/+@~-]{0,512}");

    private final String url;
    private final VettedDriver driver;
    private final boolean distant;
    private final Map<String, String> properties;

    private JdbcUrl(String url, VettedDriver driver, boolean distant, Map<String, String> properties) {
        this.url = url;
        this.driver = driver;
        this.distant = distant;
        this.properties = properties;
    }

    static JdbcUrl of(String url) {
        Matcher form = FORM.matcher(url);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "The URL is not a JDBC URL; write DatabaseSettings.builder(\"jdbc:postgresql://db/notes\")");
        }
        String kind = "jdbc:" + form.group(1);
        if (CREDENTIALS.matcher(url).find()) {
            throw new IllegalArgumentException("The " + kind + " URL holds credentials; drop them, and write"
                    + " .user(\"notes\").password(() -> Secrets.fromEnvironment(\"DB_PASSWORD\"))");
        }
        VettedDriver driver = VettedDriver.of(form.group(1))
                .orElseThrow(() -> new IllegalArgumentException("Nothing is known about the driver of this " + kind
                        + " URL; take jdbc:postgresql, jdbc:mariadb, jdbc:mysql or jdbc:h2, or configure a DataSource"
                        + " of your own and write Database.over(dataSource)"));
        return driver == VettedDriver.H2 ? h2(url, form.group(2)) : server(url, driver, form.group(2), kind);
    }

    private static JdbcUrl server(String url, VettedDriver driver, String rest, String kind) {
        Matcher parts = SERVER.matcher(rest);
        if (!parts.matches()) {
            parts = POSTGRESQL_HERE.matcher(rest);
            if (driver != VettedDriver.POSTGRESQL || !parts.matches()) {
                throw malformed(kind);
            }
        }
        String settings = parts.group(2);
        return new JdbcUrl(
                url,
                driver,
                isDistant(parts.group(1), kind),
                settings == null ? Map.of() : properties(settings.split("&"), driver, kind));
    }

    private static JdbcUrl h2(String url, String rest) {
        String kind = "jdbc:h2";
        int end = rest.indexOf(';');
        Matcher server = H2_SERVER.matcher(end < 0 ? rest : rest.substring(0, end));
        return new JdbcUrl(
                url,
                VettedDriver.H2,
                server.matches() && isDistant(server.group(1), kind),
                end < 0 ? Map.of() : properties(rest.substring(end + 1).split(";"), VettedDriver.H2, kind));
    }

    private static Map<String, String> properties(String[] settings, VettedDriver driver, String kind) {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 0; i < settings.length; i++) {
            String[] setting = settings[i].split("=", 2);
            if (!driver.allows(setting[0])) {
                throw new IllegalArgumentException("Property " + (i + 1) + " of the " + kind
                        + " URL is not on the list of harmless ones; drop it, or configure a DataSource of your own and"
                        + " write Database.over(dataSource); the list: " + driver.allowedNames());
            }
            if (setting.length < 2 || !VALUE.matcher(setting[1]).matches() || all.put(setting[0], setting[1]) != null) {
                throw new IllegalArgumentException("Property " + (i + 1) + " of the " + kind
                        + " URL has no plain value, or is there twice; write it as name=value, once, of letters,"
                        + " digits and . , : / + @ ~ _ -");
            }
        }
        return Collections.unmodifiableMap(all);
    }

    private static boolean isDistant(String hosts, String kind) {
        boolean distant = false;
        for (String each : hosts.split(",", -1)) {
            Matcher host = HOST.matcher(each);
            if (!host.matches()) {
                throw malformed(kind);
            }
            distant |= !LOOPBACK.matcher(host.group(1)).matches();
        }
        return distant;
    }

    private static IllegalArgumentException malformed(String kind) {
        return new IllegalArgumentException("The " + kind + " URL is not of a plain form; write " + kind
                + "://host:port/database, several hosts as host:port,host:port");
    }

    /** Throws where no driver on the class path takes this URL. */
    JdbcUrl requireDriver() {
        if (Collections.list(DriverManager.getDrivers()).stream().noneMatch(this::isTakenBy)) {
            throw new IllegalArgumentException("No driver on the class path takes this " + kind()
                    + " URL; correct the URL, or add the driver's dependency");
        }
        return this;
    }

    /** Throws where the connection to a distant host would not be encrypted and checked. */
    void requireVerifiedTls() {
        if (distant && (!driver.canVerify() || driver.isWeakened(properties))) {
            throw new IllegalStateException("The " + kind() + " URL names a host that is not this machine, and "
                    + (driver.canVerify()
                            ? "asks for less than a checked certificate; drop that property"
                            : "its driver cannot check a certificate; take another database")
                    + ", or write .withoutVerifiedTls(\"why that is right\")");
        }
    }

    /** What the driver is told beside the URL. */
    Map<String, String> imposed(boolean verifiedTls, Duration connectionTimeout) {
        return driver.imposed(properties, distant && verifiedTls, connectionTimeout);
    }

    String text() {
        return url;
    }

    String kind() {
        return url.substring(0, url.indexOf(':', "jdbc:".length()));
    }

    private boolean isTakenBy(Driver candidate) {
        try {
            return candidate.acceptsURL(url);
        } catch (SQLException malformed) {
            return false;
        }
    }
}
