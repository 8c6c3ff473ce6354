package io.github.secureblocks.rules.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AntPatternTest {
    private static final String TEST = "com/acme/SecurityRulesTest";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "**/SecurityRulesTest.java",
                "**/SecurityRulesTest",
                "SecurityRulesTest",
                "SecurityRulesTest.class",
                "com/acme/SecurityRulesTest.*",
                "com.acme.SecurityRulesTest",
                "**/Security*",
                "com/acme/**",
                "**/acme/*.java",
                "**/*Rules*Test.java",
                "**/S?curityRulesTest.java",
                "*.java",
                "SecurityRulesTest#secure*",
                "%regex[.*Rules.*]",
                " **/SecurityRulesTest.java "
            })
    void matchesTheTest(String pattern) {
        assertThat(AntPattern.matches(pattern, TEST)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "**/*IT.java",
                "**/SecurityRules.java",
                "com/*",
                "org/acme/**",
                "RulesTest",
                "%regex[.*(]",
                "%regex[.*IT.class]",
                "**/Security[Rules]Test.java"
            })
    void leavesTheTestAlone(String pattern) {
        assertThat(AntPattern.matches(pattern, TEST)).isFalse();
    }
}
