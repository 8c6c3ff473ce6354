package io.github.secureblocks.samples.rules.mutation;

import java.util.List;
import java.util.stream.Stream;

/** Places and forms of annotations whose value decides. */
final class AnnotationForms {
    private static final String META = "@Retention(RetentionPolicy.RUNTIME) ";
    private static final String TYPE_INFO = "@JsonTypeInfo(use = JsonTypeInfo.Id.<?>) ";

    private AnnotationForms() {}

    static List<Form> all() {
        return Stream.of(cors(), jackson(), mybatis()).flatMap(each -> each).toList();
    }

    private static Stream<Form> cors() {
        return Stream.of(
                cors("a class", "Notes", "@CrossOrigin(<?>) class Notes {}"),
                cors("a method", "Notes.all", "class Notes { @CrossOrigin(<?>) void all() {} }"),
                cors("a pattern", "Notes", "@CrossOrigin(originPatterns = <?>) class Notes {}"),
                cors("one of several", "Notes", "@CrossOrigin(origins = {\"https://a.example\", <?>}) class Notes {}"),
                cors(
                        "a constant",
                        "Notes",
                        "@CrossOrigin(Notes.FROM) class Notes { static final String FROM = \"\" + <?>; }"),
                cors("an interface", "Notes", "@CrossOrigin(<?>) interface Notes {}"),
                cors("an interface's method", "Notes.all", "interface Notes { @CrossOrigin(<?>) void all(); }"),
                cors("a record", "Notes", "@CrossOrigin(<?>) record Notes(int size) {}"),
                cors("a superclass", "Base", "@CrossOrigin(<?>) abstract class Base {} class Notes extends Base {}"),
                cors(
                        "a composed annotation",
                        "Open",
                        META + "@CrossOrigin(<?>) @interface Open {} @Open class Notes {}"));
    }

    private static Stream<Form> jackson() {
        return Stream.of(
                jackson("a class", "Notes", TYPE_INFO + "class Notes {}"),
                jackson("an interface", "Notes", TYPE_INFO + "interface Notes {}"),
                jackson("a field", "Notes", "class Notes { " + TYPE_INFO + "Object body; }"),
                jackson("a getter", "Notes.body", "class Notes { " + TYPE_INFO + "Object body() { return this; } }"),
                jackson("a parameter", "Notes.<init>", "class Notes { Notes(" + TYPE_INFO + "Object body) {} }"),
                jackson("a record's component", "Notes", "record Notes(" + TYPE_INFO + "Object body) {}"),
                jackson(
                        "a composed annotation",
                        "Typed",
                        META + "@JacksonAnnotationsInside " + TYPE_INFO + "@interface Typed {} @Typed class Notes {}"));
    }

    private static Stream<Form> mybatis() {
        return Stream.of(
                mybatis("@Select", "@Select(\"select id from notes where owner = <?>\")"),
                mybatis("@Insert", "@Insert(\"insert into notes values (<?>)\")"),
                mybatis("@Update", "@Update(\"update notes set title = <?>\")"),
                mybatis("@Delete", "@Delete(\"delete from notes where id = <?>\")"),
                mybatis("several lines", "@Select({\"select id from notes\", \"where owner = <?>\"})"),
                mybatis("a joined constant", "@Select(Notes.ALL + \" where owner = <?>\")"),
                mybatis(
                        "a repeated annotation",
                        "@Select(\"select 1\") @Select(value = \"select id from notes where owner = <?>\", databaseId = \"h2\")"));
    }

    private static Form cors(String name, String element, String source) {
        return new Form("web/permissive-cors", name, element, source, "\"*\"", "\"https://notes.example\"");
    }

    private static Form jackson(String name, String element, String source) {
        return new Form("serial/java-deserialization", name, element, source, "CLASS", "NAME");
    }

    private static Form mybatis(String name, String annotation) {
        String source =
                "interface Notes { String ALL = \"select id from notes\"; " + annotation + " int find(String owner); }";
        return new Form("sql/interpolated-mapper", name, "Notes.find", source, "${owner}", "#{owner}");
    }
}
