package io.github.secureblocks.rules.catalogue;

import java.util.List;

/** Text that a method of one's own asks to be constant. */
final class ConstantRules {
    private ConstantRules() {}

    static List<Rule> rules() {
        return List.of(new Rule(
                "code/constant-parameter",
                "Never hand a value to a parameter that asks for constant text",
                Severity.HIGH,
                List.of(94, 89, 117),
                List.of("1.2.4", "1.3.2"),
                "A03",
                "A parameter that is declared @CompileTimeConstant trusts its text with a database, a log or a program.",
                "An attacker's value becomes a part of the statement, template or line that is trusted.",
                List.of(
                        new Detector.ParameterNotLiteral(Verdict.PROVED, "CompileTimeConstant"),
                        new Detector.ArgumentNotLiteral(
                                Verdict.PROVED,
                                Calls.of(
                                        "io.github.secureblocks.crypto.MasterKey#sealer|macKeys(java.lang.String)",
                                        "io.github.secureblocks.onetime.OneTimeLinks#builder(java.lang.String, *)",
                                        "io.github.secureblocks.onetime.OneTimeCodes#builder(java.lang.String, *)"),
                                0)),
                new Fix.Platform(
                        List.of("com.google.errorprone.annotations.CompileTimeConstant"),
                        "find(\"title = '\" + title + \"'\", Map.of())",
                        "find(\"title = :title\", Map.of(\"title\", title))"),
                List.of(
                        "Do not take @CompileTimeConstant off the parameter: it is what keeps values out.",
                        "Do not hand the value on through a method of your own without the annotation there."),
                "CodeConstantParameterBad",
                "CodeConstantParameterGood"));
    }
}
