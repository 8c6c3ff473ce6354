package io.github.secureblocks.rules.bytecode;

import java.util.List;
import java.util.Map;

/** The few relations between framework types that matter where the frameworks are not on the class path. */
final class KnownTypes {
    private static final Map<String, List<String>> SUPERTYPES = Map.ofEntries(
            servlet("HttpServletResponse", "ServletResponse"),
            servletJavax("HttpServletResponse", "ServletResponse"),
            servlet("HttpServletRequest", "ServletRequest"),
            servletJavax("HttpServletRequest", "ServletRequest"),
            servlet("HttpServletResponseWrapper", "http/HttpServletResponse"),
            servletJavax("HttpServletResponseWrapper", "http/HttpServletResponse"),
            Map.entry("com/zaxxer/hikari/HikariDataSource", List.of("com/zaxxer/hikari/HikariConfig")),
            Map.entry(
                    "org/springframework/jdbc/datasource/DriverManagerDataSource",
                    List.of("org/springframework/jdbc/datasource/AbstractDriverBasedDataSource")),
            Map.entry("org/hibernate/Session", List.of("jakarta/persistence/EntityManager")),
            Map.entry(
                    "org/springframework/jdbc/core/JdbcTemplate",
                    List.of("org/springframework/jdbc/core/JdbcOperations")),
            Map.entry(
                    "org/springframework/jdbc/core/namedparam/NamedParameterJdbcTemplate",
                    List.of("org/springframework/jdbc/core/namedparam/NamedParameterJdbcOperations")),
            Map.entry(
                    "org/springframework/web/client/RestTemplate",
                    List.of("org/springframework/web/client/RestOperations")),
            Map.entry(
                    "org/springframework/http/ResponseEntity$BodyBuilder",
                    List.of("org/springframework/http/ResponseEntity$HeadersBuilder")),
            Map.entry("org/springframework/http/ResponseEntity", List.of("org/springframework/http/HttpEntity")));

    private static final String WEB = "org/springframework/web/bind/annotation/";
    private static final List<String> MAPPING = List.of(WEB + "RequestMapping");
    private static final Map<String, List<String>> META = Map.of(
            WEB + "GetMapping", MAPPING,
            WEB + "PostMapping", MAPPING,
            WEB + "PutMapping", MAPPING,
            WEB + "DeleteMapping", MAPPING,
            WEB + "PatchMapping", MAPPING,
            WEB + "RestController", List.of(WEB + "ResponseBody", "org/springframework/stereotype/Controller"));

    private KnownTypes() {}

    static List<String> supertypes(String type) {
        return SUPERTYPES.getOrDefault(type, List.of());
    }

    static List<String> metaAnnotations(String annotation) {
        return META.getOrDefault(annotation, List.of());
    }

    private static Map.Entry<String, List<String>> servlet(String http, String parent) {
        return Map.entry("jakarta/servlet/http/" + http, List.of("jakarta/servlet/" + parent));
    }

    private static Map.Entry<String, List<String>> servletJavax(String http, String parent) {
        return Map.entry("javax/servlet/http/" + http, List.of("javax/servlet/" + parent));
    }
}
