package io.github.secureblocks.rules.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** On a class path without any library. */
class KnownTypesTest {
    @Test
    void reachASupertypeInSeveralSteps() {
        assertThat(isSubtype("com/zaxxer/hikari/HikariDataSource", "com/zaxxer/hikari/HikariConfig"))
                .isTrue();
        assertThat(isSubtype("com/zaxxer/hikari/HikariDataSource", "javax/sql/DataSource"))
                .isTrue();
        assertThat(isSubtype("org/springframework/dao/DuplicateKeyException", "java/lang/Throwable"))
                .isTrue();
        assertThat(isSubtype("org/springframework/dao/DuplicateKeyException", "javax/sql/DataSource"))
                .isFalse();
    }

    @Test
    void keepTheTwoNamesOfTheEnterpriseTypesApart() {
        String wrapper = "/servlet/http/HttpServletResponseWrapper";
        assertThat(isSubtype("jakarta" + wrapper, "jakarta/servlet/ServletResponse"))
                .isTrue();
        assertThat(isSubtype("javax" + wrapper, "javax/servlet/ServletResponse"))
                .isTrue();
        assertThat(isSubtype("javax" + wrapper, "jakarta/servlet/ServletResponse"))
                .isFalse();
    }

    @Test
    void nameBothWhereALibraryChangedFromOneToTheOther() {
        String mock = "org/springframework/mock/web/MockHttpServletResponse";
        assertThat(isSubtype(mock, "jakarta/servlet/ServletResponse")).isTrue();
        assertThat(isSubtype(mock, "javax/servlet/ServletResponse")).isTrue();
    }

    @Test
    void nameWhatAnAnnotationIsAnnotatedWith() {
        try (ClassPath nothing = ClassPath.of(List.of())) {
            Annotations annotations = new Annotations(new Types(nothing));
            assertThat(annotations.closure("org/springframework/web/bind/annotation/RestController"))
                    .contains(
                            "org/springframework/web/bind/annotation/ResponseBody",
                            "org/springframework/stereotype/Controller",
                            "org/springframework/stereotype/Component");
            assertThat(annotations.closure("javax/ws/rs/GET"))
                    .containsExactly("javax/ws/rs/GET", "javax/ws/rs/HttpMethod");
            assertThat(annotations.closure("com/example/Own")).containsExactly("com/example/Own");
        }
    }

    private static boolean isSubtype(String type, String of) {
        try (ClassPath nothing = ClassPath.of(List.of())) {
            return new Types(nothing).isSubtype(type, of);
        }
    }
}
