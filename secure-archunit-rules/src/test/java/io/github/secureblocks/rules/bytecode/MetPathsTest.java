package io.github.secureblocks.rules.bytecode;

import static io.github.secureblocks.rules.bytecode.Sources.firesWhereMarked;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Signature;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** More paths than are followed apart: whichever of them differs from the others counts. */
class MetPathsTest {
    private static final int PATHS = 20;
    private static final Detector NOT_CONSTANT = new Detector.ArgumentNotConstant(
            Verdict.PROVED, List.of(Signature.of("java.sql.Statement#executeQuery(java.lang.String)")), 0);
    private static final Detector NOT_SAFE = new Detector.NotConfigured(
            Verdict.PROVED,
            List.of(Signature.of("javax.xml.parsers.DocumentBuilderFactory#newInstance()")),
            List.of(new Detector.Setting(
                    Signature.of("javax.xml.parsers.DocumentBuilderFactory#setXIncludeAware(boolean)"),
                    List.of("false"))));

    @Test
    void whatAnyPathHasPutIntoAFieldIsThere() {
        firesWhereMarked(NOT_CONSTANT, """
                class Box {
                    String text;
                }
                """, type("Boxes", special ->
                """
                    void go%1$d(java.sql.Statement s, int n, String data) throws Exception {
                        Box box = new Box();
                        int k = -1;
                        %2$s
                        s.executeQuery(box.text); // !
                        s.executeQuery("select " + k);
                    }
                """.formatted(special, branches(special, "box.text = data;", ""))));
    }

    @Test
    void whatAnyPathHasNotPutIntoAFieldIsNotThere() {
        firesWhereMarked(NOT_CONSTANT, type("Kept", special ->
                """
                    static class Text%1$d {
                        private String text;
                        Text%1$d(String text) {
                            this.text = text;
                        }
                        void go(java.sql.Statement s, int n) throws Exception {
                            int k = -1;
                            %2$s
                            s.executeQuery(text); // !
                            s.executeQuery("select " + k);
                        }
                    }
                """.formatted(special, branches(special, "", "text = \"select 1\";"))));
    }

    @Test
    void anObjectIsSafeWhereEveryPathHasMadeItSo() {
        firesWhereMarked(NOT_SAFE, type("Parsers", special ->
                """
                    Object go%1$d(int n) throws Exception {
                        var factory = javax.xml.parsers.DocumentBuilderFactory.newInstance(); %3$s
                        int k = -1;
                        %2$s
                        Object made = factory.newDocumentBuilder();
                        return k < 0 ? null : made;
                    }
                """.formatted(special, branches(special, "", "factory.setXIncludeAware(false);"), "// !")));
    }

    @Test
    void anObjectThatEveryPathHasMadeSafeIs() {
        firesWhereMarked(NOT_SAFE, type("SafeParsers", special -> """
                    Object go%1$d(int n) throws Exception {
                        var factory = javax.xml.parsers.DocumentBuilderFactory.newInstance();
                        int k = -1;
                        %2$s
                        Object made = factory.newDocumentBuilder();
                        return k < 0 ? null : made;
                    }
                """.formatted(
                special, branches(special, "factory.setXIncludeAware(false);", "factory.setXIncludeAware(false);"))));
    }

    @Test
    void fieldsHaveOneOrderOnEveryRun() {
        Map<String, Value> fields = new LinkedHashMap<>();
        IntStream.range(0, 12).forEach(each -> fields.put("field" + each, Datum.NULL));
        assertThat(new Obj.Instance("app/Many", fields, true).fields().keySet())
                .containsExactlyElementsOf(fields.keySet());
    }

    private static String type(String name, IntFunction<String> member) {
        return IntStream.range(0, PATHS)
                .mapToObj(member)
                .collect(Collectors.joining("", "class " + name + " {\n", "}\n"));
    }

    private static String branches(int special, String there, String elsewhere) {
        return IntStream.range(0, PATHS)
                .mapToObj(
                        each -> "case %d: k = %d; %s break;".formatted(each, each, each == special ? there : elsewhere))
                .collect(Collectors.joining(" ", "switch (n) { ", " default: " + elsewhere + " }"));
    }
}
