package io.github.secureblocks.rules.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Signature;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class CollectedTextTest {
    private static final Detector NOT_CONSTANT = new Detector.ArgumentNotConstant(
            Verdict.PROVED, List.of(Signature.of("app.Db#query(java.lang.String)")), 0);
    private static final String QUERY = """
            package app;
            public class Db {
                public static void query(String sql) {}
            }
            """;

    private static void firesWhereMarked(String... sources) {
        Sources compiled = Sources.of(sources);
        assertThat(compiled.marked()).isNotEmpty();
        assertThat(compiled.places(NOT_CONSTANT)).isEqualTo(compiled.marked());
    }

    @Test
    void whatIsWrittenToAWriterAroundAnotherIsInTheOther() {
        firesWhereMarked(QUERY, """
                package app;
                import java.io.*;
                import java.nio.charset.StandardCharsets;
                class Written {
                    void printed(String name, int size) {
                        StringWriter text = new StringWriter();
                        PrintWriter out = new PrintWriter(text, true);
                        out.println("select 1");
                        out.printf("limit %d", size);
                        Db.query(text.toString());
                        out.append("where name = ").append(name);
                        Db.query(text.toString()); // !
                    }
                    void nested(String name) throws IOException {
                        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                        Writer out = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
                        out.write("select 1");
                        Db.query(bytes.toString());
                        out.write(name);
                        Db.query(bytes.toString()); // !
                        out.write(name.charAt(0));
                    }
                    void traced(Exception failed) {
                        StringWriter text = new StringWriter();
                        Db.query(text.toString());
                        failed.printStackTrace(new PrintWriter(text));
                        Db.query(text.toString()); // !
                    }
                }
                """);
    }

    @Test
    void aLengthEndsWithWhatWasAppendedAfterIt() {
        firesWhereMarked(QUERY, """
                package app;
                class Builders {
                    void emptied(String name) {
                        StringBuilder text = new StringBuilder(name);
                        text.delete(0, text.length());
                        Db.query(text.append("select 1").toString());
                    }
                    void shortened(String first, String name) {
                        StringBuilder text = new StringBuilder(first);
                        int length = text.length();
                        text.append(name);
                        text.delete(0, length);
                        Db.query(text.toString()); // !
                    }
                }
                """);
    }

    @Test
    void theBytesOfANumberCanBeAnyText() {
        firesWhereMarked(QUERY, """
                package app;
                import java.io.ByteArrayOutputStream;
                class Letters {
                    void all(int letter) {
                        ByteArrayOutputStream text = new ByteArrayOutputStream();
                        text.write(65);
                        Db.query(text.toString());
                        text.write(letter);
                        Db.query(text.toString()); // !
                    }
                }
                """);
    }

    @Test
    void anAttributeIsWhatWasPutThere() {
        firesWhereMarked(QUERY, """
                package jakarta.servlet.http;
                public interface HttpServletRequest {
                    void setAttribute(String name, Object value);
                    void removeAttribute(String name);
                    Object getAttribute(String name);
                }
                """, """
                package app;
                import jakarta.servlet.http.HttpServletRequest;
                class Attributes {
                    void all(HttpServletRequest request, String name) {
                        request.setAttribute("given", name);
                        request.setAttribute("fixed", "id");
                        Db.query("order by " + request.getAttribute("given")); // !
                        Db.query("order by " + request.getAttribute("fixed"));
                        Db.query("order by " + request.getAttribute("other")); // !
                        request.setAttribute(name, name);
                        Db.query("order by " + request.getAttribute("fixed")); // !
                    }
                }
                """);
    }

    @Test
    void aMapWhoseValuesAreReplacedHoldsTheNewOnes() {
        firesWhereMarked(QUERY, """
                package app;
                import java.util.HashMap;
                import java.util.Map;
                class Replaced {
                    void all(String name, String key) {
                        Map<String, String> columns = new HashMap<>();
                        columns.put("a", name);
                        columns.put("b", name);
                        columns.replaceAll((each, before) -> before == null ? "none" : "some");
                        Db.query(columns.get(key));
                        columns.replaceAll((each, before) -> before + name);
                        Db.query(columns.get(key)); // !
                    }
                }
                """);
    }
}
