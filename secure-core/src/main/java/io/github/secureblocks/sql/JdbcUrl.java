package io.github.secureblocks.sql;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collections;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks a JDBC URL without ever showing more of it than the kind of database. */
final class JdbcUrl {
    private static final Pattern FORM = Pattern.compile("jdbc:([a-z][a-z0-9]{0,31}):\\S+");
    private static final Pattern CREDENTIALS = Pattern.compile(
            "[?&;,(]\\s*[a-z_.-]*(password[0-9]?|pwd|passwd|passphrase)\\s*=|//[^/?;]*@|^jdbc:oracle:[a-z0-9]+:[^/@]*/[^@]*@",
            Pattern.CASE_INSENSITIVE);

    private JdbcUrl() {}

    static String checked(String url) {
        if (!FORM.matcher(url).matches()) {
            throw new IllegalArgumentException(
                    "The URL is not a JDBC URL; write DatabaseSettings.builder(\"jdbc:postgresql://db/notes\")");
        }
        if (CREDENTIALS.matcher(url).find()) {
            throw new IllegalArgumentException("The " + kindOf(url) + " URL holds credentials; drop them, and write"
                    + " .user(\"notes\").password(() -> Secrets.fromEnvironment(\"DB_PASSWORD\"))");
        }
        if (Collections.list(DriverManager.getDrivers()).stream().noneMatch(driver -> takes(driver, url))) {
            throw new IllegalArgumentException("No driver on the class path takes this " + kindOf(url)
                    + " URL; correct the URL, or add the driver's dependency");
        }
        return url;
    }

    static String kindOf(String url) {
        Matcher form = FORM.matcher(url);
        return form.matches() ? "jdbc:" + form.group(1) : "JDBC";
    }

    private static boolean takes(Driver driver, String url) {
        try {
            return driver.acceptsURL(url);
        } catch (SQLException malformed) {
            return false;
        }
    }
}
