package io.github.secureblocks.rules.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Signature;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainPatternTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a-z]+",
                "^[A-Za-z0-9_-]{1,40}$",
                "[-a-z]*",
                "[a-z\\-0-9]+",
                "[a-z0-9]+(?:-[a-z0-9]+)*",
                "(asc|desc)",
                "(?i)asc|desc",
                "[A-Z]{2}-\\d{4,}",
                "(?<year>\\d{4})-(?<month>\\d\\d)",
                "\\p{Alnum}+",
                "\\w++",
                ""
            })
    void lettersDigitsUnderscoresAndHyphensArePlain(String pattern) {
        assertThat(PlainPattern.matchesOnly(pattern)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".*",
                "[a-z ]+",
                "[+-z]+",
                "[0-z]+",
                "[^a-z]+",
                "[a-z]+|.*",
                "(asc|desc).*",
                "(?=[a-z]+)[a-z]",
                "(?s).",
                "\\W+",
                "\\S+",
                "[a-z&&[^b]]",
                "[\\p{Punct}]",
                "a.b",
                "(a",
                "a)",
                "[a-z]+;",
                "\\x27"
            })
    void whateverElseCanMatchIsNot(String pattern) {
        assertThat(PlainPattern.matchesOnly(pattern)).isFalse();
    }

    @Test
    void aPatternIsKnownWhereItIsCompiledOnce() {
        Sources compiled = Sources.of("""
                package app;
                public class Db {
                    public static void query(String sql) {}
                }
                """, """
                package app;
                import java.util.Optional;
                import java.util.regex.Pattern;
                class Checked {
                    private static final Pattern SLUG = Pattern.compile("[a-z]+(-[a-z]+)*");
                    private static final Pattern LOOSE = Pattern.compile("[a-z].*");
                    void all(String name) {
                        if (SLUG.matcher(name).matches()) {
                            Db.query(name);
                        }
                        if (SLUG.matcher(name).find()) {
                            Db.query(name); // !
                        }
                        if (LOOSE.matcher(name).matches()) {
                            Db.query(name); // !
                        }
                        Db.query(Optional.of(name).filter(SLUG.asMatchPredicate()).orElse("none"));
                        Db.query(Optional.of(name).filter(SLUG.asPredicate()).orElse("none")); // !
                        Db.query(Optional.of(name).filter(LOOSE.asMatchPredicate()).orElse("none")); // !
                    }
                }
                """);
        assertThat(compiled.places(new Detector.ArgumentNotConstant(
                        Verdict.PROVED, List.of(Signature.of("app.Db#query(java.lang.String)")), 0)))
                .isEqualTo(compiled.marked());
    }
}
