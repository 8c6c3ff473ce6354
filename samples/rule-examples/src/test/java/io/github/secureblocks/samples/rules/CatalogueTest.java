package io.github.secureblocks.samples.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.rules.catalogue.Catalogue;
import io.github.secureblocks.rules.catalogue.Fix;
import io.github.secureblocks.rules.catalogue.Rule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {
    static Stream<Rule> rules() {
        return Examples.RULES.stream();
    }

    static Stream<Rule> all() {
        return Stream.concat(rules(), Catalogue.standard().guards().stream());
    }

    @Test
    void namesEachRuleAndExampleOnce() {
        assertThat(Examples.RULES).isNotEmpty();
        assertThat(Examples.RULES).extracting(Rule::id).doesNotHaveDuplicates();
        assertThat(Examples.RULES.stream().flatMap(Examples::names)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("all")
    void holdsEverythingThatTheFacesShow(Rule rule) {
        assertThat(Catalogue.standard().rule(rule.id())).containsSame(rule);
        assertThat(rule.title()).startsWith("Never ").doesNotEndWith(".");
        assertThat(rule.cwe()).allMatch(cwe -> cwe > 0);
        assertThat(rule.asvs()).allMatch(id -> id.matches("\\d{1,2}\\.\\d{1,2}\\.\\d{1,2}"));
        assertThat(rule.owaspTop10()).matches("A(0[1-9]|10)");
        assertThat(rule.fix().before()).isNotBlank();
        assertThat(rule.fix().after()).isNotBlank();
        assertThat(rule.fix() instanceof Fix.Refused || !rule.fix().imports().isEmpty())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("all")
    void saysWhyAndWhatItCostsInOneSentenceEach(Rule rule) {
        assertThat(Stream.of(rule.why(), rule.impact()))
                .allSatisfy(sentence ->
                        assertThat(sentence).hasSizeLessThanOrEqualTo(160).matches("[A-Z][^\\n]*[^.]\\."));
    }

    @Test
    void holdsNoGuardAmongTheRulesAboutCode() {
        assertThat(Examples.RULES).noneMatch(rule -> rule.area().equals("guard"));
        assertThat(Catalogue.standard().guards())
                .isNotEmpty()
                .allMatch(guard -> guard.area().equals("guard") && !guard.acceptable());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void hasABadAGoodAndANearMissExample(Rule rule) {
        Examples.names(rule)
                .forEach(name -> assertThat(Examples.SOURCES.body(name)).contains("class " + name + " "));
    }
}
