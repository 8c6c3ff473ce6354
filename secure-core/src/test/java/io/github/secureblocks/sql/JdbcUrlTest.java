package io.github.secureblocks.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.secureblocks.secret.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcUrlTest {
    private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);

    @Test
    void aRawUrlRunsStatementsAndWritesFilesAndOursDoesNot(@TempDir Path directory) throws Exception {
        Path script = Files.writeString(directory.resolve("s.sql"), "create table owned (id int);");
        String attack = InMemory.url() + ";INIT=runscript from '" + script + "'";
        try (var raw = DriverManager.getConnection(attack, "sa", "")) {
            assertThat(raw.prepareStatement("select count(*) from owned")
                            .executeQuery()
                            .next())
                    .isTrue();
        }
        String trace = "jdbc:h2:file:" + directory.resolve("x") + ";TRACE_LEVEL_FILE=3";
        DriverManager.getConnection(trace, "sa", "").close();
        assertThat(directory.resolve("x.trace.db")).exists();

        for (String url : new String[] {attack.replace(" ", "+"), trace}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> DatabaseSettings.builder(url))
                    .withMessageStartingWith(
                            "Property 1 of the jdbc:h2 URL is not on the list of harmless ones; drop it")
                    .withMessageNotContaining(directory.toString())
                    .withNoCause();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:mysql://db/x?allowLoadLocalInfile=true",
                "jdbc:mysql://db/x?ALLOWLOADLOCALINFILE=true",
                "jdbc:mysql://db/x?allowLoad%4cocalInfile=true",
                "jdbc:mysql://db/x?connectTimeout=5&autoDeserialize=true",
                "jdbc:mysql://db/x?allowMultiQueries=true",
                "jdbc:mysql://db/x?allowUrlInLocalInfile=true",
                "jdbc:mysql://db/x?permitMysqlScheme=true",
                "jdbc:mysql://db/x?queryInterceptors=com.example.Evil",
                "jdbc:mysql://db/x?statementInterceptors=com.example.Evil",
                "jdbc:mysql://db/x?propertiesTransform=com.example.Evil",
                "jdbc:mysql://db/x?allowPublicKeyRetrieval=true",
                "jdbc:mysql://db/x?characterEncoding=gbk",
                "jdbc:mysql://db/x?sessionVariables=sql_mode=NO_BACKSLASH_ESCAPES",
                "jdbc:mysql://db/x?verifyServerCertificate=false",
                "jdbc:mariadb://db/x?allowLocalInfile=true",
                "jdbc:mariadb://db/x?allowMultiQueries=true",
                "jdbc:mariadb://db/x?initSql=drop",
                "jdbc:mariadb://db/x?disableSslHostnameVerification=true",
                "jdbc:mariadb://db/x?dumpQueriesOnException=true",
                "jdbc:mariadb://db/x?transactionReplay=true",
                "jdbc:mariadb://db/x?socketFactory=com.example.Evil",
                "jdbc:mariadb://db/x?localSocket=/tmp/evil",
                "jdbc:postgresql://db/x?socketFactory=com.example.Evil",
                "jdbc:postgresql://db/x?socketFactoryArg=http://evil",
                "jdbc:postgresql://db/x?sslfactory=com.example.Evil",
                "jdbc:postgresql://db/x?sslhostnameverifier=com.example.Evil",
                "jdbc:postgresql://db/x?authenticationPluginClassName=com.example.Evil",
                "jdbc:postgresql://db/x?loggerFile=/tmp/x",
                "jdbc:postgresql://db/x?loggerLevel=TRACE",
                "jdbc:postgresql://db/x?preferQueryMode=simple",
                "jdbc:postgresql://db/x?options=-c",
                "jdbc:postgresql://db/x?service=evil",
                "jdbc:postgresql://localhost/x?PGHOST=evil",
                "jdbc:postgresql://db/x?user=evil",
                "jdbc:postgresql:x?socketFactory=com.example.Evil",
                "jdbc:h2:mem:x;INIT=runscript",
                "jdbc:h2:mem:x;init=runscript",
                "jdbc:h2:mem:x;MODE=MySQL;TRACE_LEVEL_SYSTEM_OUT=3",
                "jdbc:h2:mem:x;DATABASE_EVENT_LISTENER='com.example.Evil'",
                "jdbc:h2:mem:x;AUTO_SERVER=TRUE",
                "jdbc:h2:mem:x;JAVA_OBJECT_SERIALIZER='com.example.Evil'"
            })
    void refusesAPropertyThatIsNotKnownToBeHarmless(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdbcUrl.of(url))
                .withMessageMatching(
                        "Property [12] of the jdbc:(mysql|mariadb|postgresql|h2) URL is not on the list of harmless"
                                + " ones; drop it, .*; the list: [A-Za-z0-9_, ]+")
                .withMessageNotContaining("vil")
                .withNoCause();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:mysql://db/x?connectTimeout=5%26autoDeserialize=true",
                "jdbc:h2:mem:x;MODE=MySQL\\;INIT=hunter2",
                "jdbc:postgresql://db/x?ssl",
                "jdbc:postgresql://db/x?sslmode=verify-full&SSLMODE=disable",
                "jdbc:postgresql://db/x?sslmode=verify-full&sslmode=disable"
            })
    void refusesAValueThatCouldHideAnotherProperty(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdbcUrl.of(url))
                .withMessageContaining("has no plain value, or is there twice")
                .withMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:mysql://localhost/x#?autoDeserialize=true",
                "jdbc:mysql://localhost/x?sslMode=VERIFY_IDENTITY?autoDeserialize=true",
                "jdbc:mysql://address=(host=hunter2)(sslMode=DISABLED)/x",
                "jdbc:mariadb://localhost/address=(host=hunter2)/x",
                "jdbc:mariadb:localhost/x",
                "jdbc:postgresql://localhost:port/x",
                "jdbc:postgresql://localhost/x/hunter2",
                "jdbc:mysql://localhost,(host=hunter2)/x"
            })
    void refusesAFormInWhichAHostCouldHide(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdbcUrl.of(url))
                .withMessageContaining("URL is not of a plain form; write jdbc:")
                .withMessageNotContaining("hunter2");
    }

    @Test
    void refusesADriverThatNobodyHasRead() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdbcUrl.of("jdbc:nosuch://db/hunter2?x=hunter2"))
                .withMessage("Nothing is known about the driver of this jdbc:nosuch URL; take jdbc:postgresql,"
                        + " jdbc:mariadb, jdbc:mysql or jdbc:h2, or configure a DataSource of your own and write"
                        + " Database.over(dataSource)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:postgresql://db/x | sslmode | verify-full",
                "jdbc:postgresql://10.0.0.1:5432/x?connectTimeout=3 | sslmode | verify-full",
                "jdbc:postgresql://localhost,db/x | sslmode | verify-full",
                "jdbc:postgresql://localhost.evil.example/x | sslmode | verify-full",
                "jdbc:postgresql://127.evil.example/x | sslmode | verify-full",
                "jdbc:postgresql://[::2]:5432/x | sslmode | verify-full",
                "jdbc:mariadb://db:3306/x | sslMode | verify-full",
                "jdbc:mariadb:replication://localhost,db/x | sslMode | verify-full",
                "jdbc:mysql://db/x | sslMode | VERIFY_IDENTITY",
                "jdbc:mysql:loadbalance://a,b/x | sslMode | VERIFY_IDENTITY"
            })
    void aDistantHostIsSpokenToByCheckedTls(String url, String property, String value) {
        assertThat(imposed(url)).containsEntry(property, value);
        assertThat(JdbcUrl.of(url).imposed(false, FIVE_SECONDS)).doesNotContainKey(property);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql:x",
                "jdbc:postgresql:/",
                "jdbc:postgresql:///x",
                "jdbc:postgresql://localhost/x",
                "jdbc:postgresql://LOCALHOST:5432,127.0.0.2/x",
                "jdbc:postgresql://[::1]:5432/x",
                "jdbc:mariadb://127.0.0.1:3306/x"
            })
    void thisMachineIsSpokenToAsTheUrlSays(String url) {
        assertThat(imposed(url)).doesNotContainKeys("sslmode", "sslMode", "trustStore");
        JdbcUrl.of(url).requireVerifiedTls();
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db/x?sslmode=require, asks for less than a checked certificate; drop that property",
        "jdbc:postgresql://db/x?sslmode=disable, asks for less than a checked certificate; drop that property",
        "jdbc:mariadb://db/x?sslMode=trust, asks for less than a checked certificate; drop that property",
        "jdbc:mysql://db/x?SSLMODE=PREFERRED, asks for less than a checked certificate; drop that property",
        "jdbc:h2:tcp://db/x, its driver cannot check a certificate; take another database",
        "jdbc:h2:ssl:db/x, its driver cannot check a certificate; take another database",
        "jdbc:h2:TCP://db/x, its driver cannot check a certificate; take another database"
    })
    void refusesLessForADistantHost(String url, String why) {
        assertThatIllegalStateException()
                .isThrownBy(() -> JdbcUrl.of(url).requireVerifiedTls())
                .withMessageContaining("names a host that is not this machine, and " + why
                        + ", or write .withoutVerifiedTls(\"why that is right\")");
    }

    @Test
    void lessIsAskedForWithAReasonOrNotAtAll() {
        DatabaseSettings.Builder distant =
                DatabaseSettings.builder("jdbc:h2:tcp://db/x").user("sa").password(() -> Secret.of("hunter2"));

        assertThatIllegalStateException().isThrownBy(distant::build);
        assertThatIllegalArgumentException().isThrownBy(() -> distant.withoutVerifiedTls(" "));
        assertThat(distant.withoutVerifiedTls("a tunnel encrypts").build()).hasToString("DatabaseSettings[jdbc:h2]");
    }

    @Test
    void whatDriversHaveOpenByDefaultIsClosed() {
        assertThat(imposed("jdbc:mariadb://db/x"))
                .containsEntry("allowLocalInfile", "false")
                .containsEntry("connectionTimeZone", "UTC")
                .containsEntry("forceConnectionTimeZoneToSession", "true")
                .containsEntry("preserveInstants", "true")
                .containsEntry("socketTimeout", "330000")
                .containsEntry("connectTimeout", "5000")
                .hasEntrySatisfying(
                        "trustStore", file -> assertThat(Path.of(file)).exists());
        assertThat(imposed("jdbc:mysql://db/x"))
                .containsEntry("autoDeserialize", "false")
                .containsEntry("connectionTimeZone", "UTC")
                .containsEntry("allowLoadLocalInfile", "false");
        assertThat(imposed("jdbc:postgresql://db/x"))
                .containsEntry("logServerErrorDetail", "false")
                .containsEntry("connectTimeout", "5")
                .containsEntry("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
        assertThat(imposed("jdbc:h2:mem:x")).isEmpty();
    }

    @Test
    void whatTheUrlSetsIsNotSetAgain() {
        assertThat(imposed("jdbc:mariadb://db/x?serverSslCert=/etc/ca.pem")).doesNotContainKey("trustStore");
        assertThat(imposed("jdbc:mariadb://db/x?trustStore=/etc/ca.p12")).doesNotContainKey("trustStore");
        assertThat(imposed("jdbc:mariadb://db/x?connectionTimeZone=Europe/Berlin"))
                .doesNotContainKey("connectionTimeZone");
        assertThat(imposed("jdbc:postgresql://db/x?sslmode=verify-full&sslrootcert=/etc/ca.pem&SOCKETTIMEOUT=9"))
                .containsOnlyKeys("connectTimeout", "logServerErrorDetail", "tcpKeepAlive");
    }

    private static Map<String, String> imposed(String url) {
        return JdbcUrl.of(url).imposed(true, FIVE_SECONDS);
    }
}
