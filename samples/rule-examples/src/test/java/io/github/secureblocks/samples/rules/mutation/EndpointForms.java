package io.github.secureblocks.samples.rules.mutation;

import java.util.List;
import java.util.stream.Stream;

/** Ways to declare an endpoint, who may call it, and what it answers. */
final class EndpointForms {
    private static final String META = "@Retention(RetentionPolicy.RUNTIME) ";

    private EndpointForms() {}

    static List<Form> all() {
        return Stream.concat(access(), html()).toList();
    }

    private static Stream<Form> access() {
        return Stream.of(
                method(
                        "a mapping",
                        "@RestController class Notes { @GetMapping(\"/n\") <?> int count() { return 0; } }"),
                method(
                        "a mapping of every verb",
                        "@RestController class Notes { @RequestMapping(\"/n\") <?> int count() { return 0; } }"),
                method(
                        "a composed mapping",
                        META + "@RequestMapping(path = \"/n\", method = RequestMethod.GET) @interface Fetch {}"
                                + " @RestController class Notes { @Fetch <?> int count() { return 0; } }"),
                type(
                        "a composed declaration",
                        META + "<?> @interface Guarded {}"
                                + " @RestController class Notes { @Guarded @GetMapping(\"/n\") int count() { return 0; } }"),
                method(
                        "a mapping on the interface",
                        "interface Api { @GetMapping(\"/n\") <?> int count(); }"
                                + " @RestController class Notes implements Api { public int count() { return 0; } }"),
                type(
                        "a declaration on the interface",
                        "<?> interface Api { @GetMapping(\"/n\") int count(); }"
                                + " @RestController class Notes implements Api { public int count() { return 0; } }"),
                method(
                        "a mapping on a generic interface",
                        "interface Counting<T> { @GetMapping(\"/n\") <?> int count(T what); }"
                                + " @RestController class Notes implements Counting<String> {"
                                + " public int count(String what) { return 0; } }"),
                method(
                        "a mapping on the superclass",
                        "abstract class Base { @GetMapping(\"/n\") <?> abstract int count(); }"
                                + " @RestController class Notes extends Base { int count() { return 0; } }"),
                type(
                        "a declaration on the superclass",
                        "<?> abstract class Base {}"
                                + " @RestController class Notes extends Base { @GetMapping(\"/n\") int count() { return 0; } }"),
                access(
                        "an inherited mapping",
                        "Base.count",
                        "class Base { @GetMapping(\"/n\") <?> int count() { return 0; } }"
                                + " @RestController class Notes extends Base {}",
                        "@RequiresRole(\"admin\")"),
                access(
                        "a default method",
                        "Api.count",
                        "interface Api { @GetMapping(\"/n\") <?> default int count() { return 0; } }"
                                + " @RestController class Notes implements Api {}",
                        "@RequiresRole(\"admin\")"),
                access(
                        "a nested class",
                        "Outer$Notes.count",
                        "class Outer { @RestController static class Notes { @GetMapping(\"/n\") <?> int count() { return 0; } } }",
                        "@RequiresRole(\"admin\")"),
                method(
                        "a record",
                        "@RestController record Notes(int size) { @GetMapping(\"/n\") <?> int count() { return 0; } }"),
                method("Jakarta REST", "class Notes { @jakarta.ws.rs.GET <?> public int count() { return 0; } }"),
                method("REST of javax", "class Notes { @javax.ws.rs.GET <?> public int count() { return 0; } }"));
    }

    private static Stream<Form> html() {
        return Stream.of(
                html(
                        "a handler",
                        "@RestController class Notes { @GetMapping(\"/n\") String page(String name) { return <?>; } }"),
                html(
                        "@ResponseBody on the method",
                        "@Controller class Notes { @ResponseBody @GetMapping(\"/n\") String page(String name) { return <?>; } }"),
                html(
                        "a composed controller",
                        META + "@Controller @ResponseBody @interface Pages {}"
                                + " @Pages class Notes { @GetMapping(\"/n\") String page(String name) { return <?>; } }"),
                html(
                        "a handler of an interface",
                        "interface Api { @GetMapping(\"/n\") String page(String name); }"
                                + " @RestController class Notes implements Api { public String page(String name) { return <?>; } }"),
                html(
                        "a handler of a generic interface",
                        "interface Api<T> { @GetMapping(\"/n\") T page(T name); }"
                                + " @RestController class Notes implements Api<String> {"
                                + " public String page(String name) { return <?>; } }"),
                html(
                        "a controller by its superclass",
                        "@RestController class Base {}"
                                + " class Notes extends Base { @GetMapping(\"/n\") String page(String name) { return <?>; } }"),
                html(
                        "CharSequence",
                        "@RestController class Notes { @GetMapping(\"/n\") CharSequence page(String name) { return <?>; } }"),
                html(
                        "ResponseEntity",
                        "@Controller class Notes { @GetMapping(\"/n\") ResponseEntity<String> page(String name) {"
                                + " return ResponseEntity.ok().body(<?>); } }"),
                html(
                        "ResponseEntity in a lambda",
                        "@Controller class Notes { @GetMapping(\"/n\") ResponseEntity<String> page(String name) {"
                                + " return java.util.Optional.of(name).map(n -> ResponseEntity.ok(<?>)).get(); } }"));
    }

    private static Form method(String name, String source) {
        return access(name, "Notes.count", source, "@RequiresRole(\"admin\")");
    }

    private static Form type(String name, String source) {
        return access(name, "Notes.count", source, "@Authenticated");
    }

    private static Form access(String name, String element, String source, String right) {
        return new Form("access/undeclared-endpoint", name, element, source, "", right);
    }

    private static Form html(String name, String source) {
        return new Form("html/unencoded-output", name, "Notes.page", source, "\"<p>\" + name", "\"<p>\" + 1");
    }
}
