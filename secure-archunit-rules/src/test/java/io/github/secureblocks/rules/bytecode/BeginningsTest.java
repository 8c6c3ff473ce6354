package io.github.secureblocks.rules.bytecode;

import static io.github.secureblocks.rules.bytecode.Sources.firesWhereMarked;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Signature;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Data behind a constant beginning. */
class BeginningsTest {
    private static final String WEB = """
            package app;
            public class Web {
                public static void send(String address) {}
                public static void header(String name, String value) {}
            }
            """;
    private static final Detector SENT = new Detector.ArgumentFrom(
            Verdict.PROVED,
            List.of(Signature.of("app.Web#send(java.lang.String)")),
            0,
            List.of(Signature.of("java.lang.System#getenv(java.lang.String)")),
            List.of(),
            List.of(),
            Detector.Where.begins(Detector.Beginning.OPEN_ADDRESS));

    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "/, /",
        "\\, /",
        "//evil, //",
        "/\\evil, //",
        "https:, //",
        "HTTPS://pay.example, //",
        "https://pay.example/, .",
        "https://pay.example?, .",
        "/notes, .",
        "?page=, .",
        "list, .",
        "redirect:, redirect:",
        "redirect:/, redirect:/",
        "redirect:https://, redirect://",
        "redirect:/notes/, redirect:.",
        "forward:/, ."
    })
    void areSummedUpByWhatDecidesTheHost(String text, String form) {
        assertThat(Beginnings.of(text)).isEqualTo(form);
        assertThat(Beginnings.of(Beginnings.of(text))).isEqualTo(form);
    }

    @Test
    void decideWhetherDataCanChooseTheHost() {
        firesWhereMarked(SENT, WEB, """
                package app;
                class Sending {
                    private static final String HOST = "https://pay.example";
                    void all(String part, boolean either) {
                        Web.send(System.getenv("x")); // !
                        Web.send("/" + System.getenv("x")); // !
                        Web.send("/" + "notes/" + System.getenv("x"));
                        Web.send("https://" + System.getenv("x") + "/notes"); // !
                        Web.send(HOST + System.getenv("x")); // !
                        Web.send(HOST + "/orders/" + System.getenv("x"));
                        Web.send("list?page=" + System.getenv("x"));
                        Web.send(String.format("/notes/%s", System.getenv("x")));
                        Web.send(String.format("%s/notes", System.getenv("x"))); // !
                        Web.send(new StringBuilder("/notes/").append(System.getenv("x")).toString());
                        Web.send(new StringBuilder().append("/notes/").append(System.getenv("x")).toString());
                        Web.send(new StringBuilder().append(System.getenv("x")).append("/notes/").toString()); // !
                        Web.send(either ? "/a/" + System.getenv("x") : "/b/" + System.getenv("x"));
                        Web.send(either ? "/a/" + System.getenv("x") : System.getenv("x")); // !
                        Web.send(("/notes/" + System.getenv("x")).substring(6)); // !
                    }
                }
                """);
    }

    @Test
    void areThoseOfAnAddressAndOfAnOnlyElement() {
        Detector sent = new Detector.ArgumentFrom(
                        Verdict.PROVED,
                        List.of(
                                Signature.of("app.Sinks#to(java.net.URI)"),
                                Signature.of("app.Sinks#all(java.lang.String[])")),
                        0,
                        List.of(Signature.of("java.lang.System#getenv(java.lang.String)")),
                        List.of(),
                        List.of(),
                        Detector.Where.begins(Detector.Beginning.OPEN_ADDRESS))
                .orSent();
        String sinks = """
                package app;
                public class Sinks {
                    public static void to(java.net.URI address) {}
                    public static void all(String... texts) {}
                }
                """;
        String annotation = """
                package app;
                import java.lang.annotation.*;
                @Retention(RetentionPolicy.RUNTIME) public @interface RequestParam {}
                """;
        firesWhereMarked(sent, sinks, annotation, """
                package app;
                import java.net.URI;
                class Sending {
                    void all(@RequestParam String sent, String other) throws Exception {
                        Sinks.to(URI.create(System.getenv("x"))); // !
                        Sinks.to(URI.create("/notes/" + System.getenv("x")));
                        Sinks.to(new URI("/notes/" + System.getenv("x")));
                        Sinks.to(new URI("//" + System.getenv("x"))); // !
                        Sinks.to(URI.create(sent)); // !
                        Sinks.to(URI.create("/notes/" + sent));
                        Sinks.to(URI.create(other));
                        Sinks.all("/notes/" + sent);
                        Sinks.all(sent); // !
                        Sinks.all(URI.create("/" + sent).toString()); // !
                        Sinks.all(URI.create("/notes/" + sent).toString());
                        Sinks.all("/notes", sent); // !
                    }
                }
                """);
    }

    @Test
    void countBesideTheKeyThatIsAskedFor() {
        firesWhereMarked(
                new Detector.ArgumentNotConstant(
                        Verdict.POLICY,
                        List.of(Signature.of("app.Web#header(java.lang.String, java.lang.String)")),
                        1,
                        List.of(),
                        new Detector.Where(Detector.Beginning.OPEN_ADDRESS, 0, Pattern.compile("^(?i:location)$"))),
                WEB,
                """
                package app;
                class Headers {
                    void all(String name, String text) {
                        Web.header("Location", text); // !
                        Web.header("location", "//" + text); // !
                        Web.header("Location", "/notes/" + text);
                        Web.header("Location", "/notes");
                        Web.header("Content-Location", text);
                        Web.header(name, text);
                    }
                }
                """);
    }
}
