package io.github.secureblocks.samples.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.rules.assistant.AssistantPack;
import io.github.secureblocks.rules.catalogue.Fix;
import io.github.secureblocks.rules.catalogue.Rule;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is told to be written is compiled code. */
class FixesTest {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    static Stream<Rule> rules() {
        return Examples.RULES.stream().filter(rule -> !(rule.fix() instanceof Fix.Refused));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void standInTheGoodExample(Rule rule) {
        String good = withoutSpaces(Examples.SOURCES.body(rule.goodExample()));
        assertThat(rule.fix().after().lines())
                .allSatisfy(line -> assertThat(good).contains(withoutSpaces(line)));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void nameInTheirImportsWhatTheGoodExampleImports(Rule rule) {
        String imports = String.join("\n", Examples.SOURCES.lines(rule.goodExample()));
        assertThat(rule.fix().imports().stream().filter(name -> !name.startsWith("java.lang.")))
                .allSatisfy(name -> assertThat(imports).contains("import " + name + ";"));
    }

    @Test
    void areTheOnlyCodeInTheAssistantPack() {
        List<String> compiled = rules().map(rule -> rule.fix().after())
                .distinct()
                .flatMap(String::lines)
                .toList();
        List<String> notJava = List.of(
                "io.github.secureblocks:secure-core",
                ":secure-web",
                ":secure-archunit-rules",
                "mvn install",
                "mvn -q test -Dtest=SecurityRulesTest");
        assertThat(CODE.matcher(AssistantPack.section(Examples.RULES))
                        .results()
                        .map((MatchResult code) -> code.group(1))
                        .filter(code -> !notJava.contains(code))
                        .collect(Collectors.toList()))
                .containsExactlyElementsOf(compiled);
    }

    private static String withoutSpaces(String text) {
        return text.replaceAll("\\s", "");
    }
}
