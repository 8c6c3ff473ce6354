package io.github.secureblocks.rules.bytecode;

/** Annotations and classes like those of a web framework, as sources. */
final class WebTypes {
    static final String MAPPING = """
            package web;
            import java.lang.annotation.*;
            @Retention(RetentionPolicy.RUNTIME)
            public @interface Mapping {
                String[] produces() default {};
                String[] method() default {};
            }
            """;
    static final String GET = """
            package web;
            import java.lang.annotation.*;
            @Mapping
            @Retention(RetentionPolicy.RUNTIME)
            public @interface Get {
                String[] produces() default {};
            }
            """;
    static final String BODY = """
            package web;
            import java.lang.annotation.*;
            @Retention(RetentionPolicy.RUNTIME)
            public @interface Body {}
            """;
    static final String REST = """
            package web;
            import java.lang.annotation.*;
            @Body
            @Retention(RetentionPolicy.RUNTIME)
            public @interface Rest {}
            """;
    static final String PUBLIC = """
            package web;
            import java.lang.annotation.*;
            @Retention(RetentionPolicy.RUNTIME)
            public @interface Public {}
            """;
    static final String OPEN = """
            package web;
            import java.lang.annotation.*;
            @Public
            @Retention(RetentionPolicy.RUNTIME)
            public @interface Open {}
            """;
    static final String ENTITY = """
            package web;
            public class Entity<T> {
                public Entity(T body) {}
                public static <T> Entity<T> ok(T body) {
                    return null;
                }
                public static Builder status(int code) {
                    return null;
                }
                public interface Builder {
                    Builder contentType(String type);
                    <T> Entity<T> body(T body);
                }
            }
            """;

    private WebTypes() {}
}
