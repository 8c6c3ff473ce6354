package io.github.secureblocks.rules.catalogue;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Statements that are declared on a method and filled in by the mapper. */
final class MapperRules {
    private static final String MYBATIS = "org.apache.ibatis.annotations.";
    private static final String SPRING = "org.springframework.data.";

    /** But for a constant of a class. A backslash before it does not last: MyBatis reads the text twice. */
    private static final Pattern INTERPOLATION =
            Pattern.compile("\\$\\{(?!\\s{0,9}@[\\w.$]{1,200}@\\w{1,100}\\s{0,9}})\\s{0,9}([\\w.]{0,100})");

    private static final Pattern ANYTHING = Pattern.compile("");

    /** Behind a colon or a question mark an expression is bound; the name of the entity is no data. */
    private static final Pattern EXPRESSION = Pattern.compile("(?<![:?])#\\{(?!\\s*#(entityName|tableName)\\s*})");

    private MapperRules() {}

    static List<Rule> rules() {
        return List.of(new Rule(
                "sql/interpolated-mapper",
                "Never let a mapper paste a value into its statement",
                Severity.HIGH,
                List.of(89, 564),
                List.of("1.2.4"),
                "A03",
                "A placeholder that is replaced in the text, not bound, lets a value become a part of the statement.",
                "An attacker reads, changes or deletes every row that the database user can reach.",
                Stream.of(mybatis(), Stream.of(xml()), others())
                        .flatMap(detectors -> detectors)
                        .toList(),
                new Fix.Platform(
                        List.of("org.apache.ibatis.annotations.Select"),
                        "@Select(\"select id from notes where owner = '${owner}'\")",
                        "@Select(\"select id from notes where owner = #{owner}\")"),
                List.of(
                        "Do not put quotes around the placeholder: the value brings its own.",
                        "Do not paste a column or a direction: choose between two methods with constant text."),
                "SqlInterpolatedMapperBad",
                "SqlInterpolatedMapperGood"));
    }

    private static Stream<Detector> mybatis() {
        return Stream.of("Select", "Insert", "Update", "Delete")
                .map(name -> annotation(MYBATIS + name, List.of("value"), INTERPOLATION, false));
    }

    private static Detector xml() {
        return new Detector.XmlText(
                Verdict.STRUCTURE,
                "mapper",
                "namespace",
                List.of("select", "insert", "update", "delete", "sql", "selectKey"),
                INTERPOLATION,
                new Detector.Filled(
                        "sql",
                        "include",
                        List.of("mybatis.configuration-properties.", "mybatis-plus.configuration-properties.")));
    }

    private static Stream<Detector> others() {
        return Stream.of(
                annotation(MYBATIS + "SelectKey", List.of("statement"), INTERPOLATION, false),
                annotation("org.jdbi.v3.sqlobject.customizer.Define", List.of("value"), ANYTHING, true),
                annotation("org.jdbi.v3.sqlobject.customizer.DefineList", List.of("value"), ANYTHING, true),
                annotation(SPRING + "jpa.repository.Query", List.of("value", "countQuery"), EXPRESSION, false),
                annotation(SPRING + "jpa.repository.NativeQuery", List.of("value", "countQuery"), EXPRESSION, false),
                annotation(SPRING + "jdbc.repository.query.Query", List.of("value"), EXPRESSION, false));
    }

    private static Detector annotation(String name, List<String> members, Pattern forbidden, boolean wrongWhenAbsent) {
        return new Detector.AnnotationValue(Verdict.STRUCTURE, name, members, forbidden, wrongWhenAbsent);
    }
}
