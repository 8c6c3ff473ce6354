package io.github.secureblocks.samples.rules.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples as they stand, compiled in the ways that build tools compile. */
class CompilerOptionsTest {
    private static List<String> expected;

    @BeforeAll
    static void compileAsUsual() {
        expected = found("17");
        assertThat(expected).hasSizeGreaterThan(60);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-g:none", "-g:source", "-g:source,lines", "-XDstringConcat=inline", "-XDstringConcat=indy"})
    void doNotChangeWhatIsFound(String option) {
        assertSame(found("17", option));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-g:none", "-XDstringConcat=inline"})
    void doNotChangeWhatIsFoundByTheNewestJavaAtHand(String option) {
        assertSame(found(String.valueOf(Runtime.version().feature()), option));
    }

    private static void assertSame(List<String> found) {
        assertThat(expected.stream().filter(hit -> !found.contains(hit)).limit(5))
                .as("not found any more")
                .isEmpty();
        assertThat(found.stream().filter(hit -> !expected.contains(hit)).limit(5))
                .as("found only now")
                .isEmpty();
        assertThat(found).hasSameSizeAs(expected);
    }

    private static List<String> found(String release, String... options) {
        List<Source> sources = Example.all().stream().map(Source::of).toList();
        return Scanned.hits(InMemoryCompiler.compile(sources, release, options).classes()).stream()
                .map(hit -> hit.verdict() + " " + hit.rule().id() + " " + hit.symbol() + " " + hit.target() + " "
                        + hit.ordinal())
                .sorted()
                .toList();
    }
}
