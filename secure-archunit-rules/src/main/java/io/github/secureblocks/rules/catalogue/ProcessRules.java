package io.github.secureblocks.rules.catalogue;

import java.util.List;
import java.util.regex.Pattern;

/** Programs of the operating system. */
final class ProcessRules {
    private static final Pattern SHELL = Pattern.compile(
            "^(/(usr/)?(local/)?bin/)?(ba|da|k|z|c|tc|fi|a)?sh$|^(.*[\\\\/])?(cmd|powershell|pwsh)(\\.exe)?$",
            Pattern.CASE_INSENSITIVE);

    private ProcessRules() {}

    static List<Rule> rules() {
        return List.of(new Rule(
                "process/shell-command",
                "Never build a command line out of data and never start a shell",
                Severity.HIGH,
                List.of(78, 88),
                List.of("1.2.5"),
                "A03",
                "A shell, or a command line that is split at spaces, lets a value become a command or an option.",
                "An attacker runs programs of their choice with the rights of this one.",
                List.of(
                        new Detector.ArgumentNotConstant(Verdict.PROVED, lines(), 0),
                        new Detector.ArgumentMixed(Verdict.PROVED, words(), 0, SHELL),
                        new Detector.ArgumentConstant(Verdict.POLICY, words(), 0, SHELL),
                        new Detector.Call(Verdict.POLICY, Calls.of("java.lang.Runtime#exec(java.lang.String, *)"))),
                new Fix.Platform(
                        List.of("java.lang.ProcessBuilder"),
                        "Runtime.getRuntime().exec(\"convert \" + file)",
                        "new ProcessBuilder(\"/usr/bin/convert\", \"--\", file)"),
                List.of(
                        "Do not quote or filter the value: what a shell understands differs from shell to shell.",
                        "Do not leave out \"--\": a value that begins with - is read as an option."),
                "ProcessShellCommandBad",
                "ProcessShellCommandGood"));
    }

    private static List<Signature> lines() {
        return Calls.of(
                "java.lang.Runtime#exec(java.lang.String, *)",
                "org.apache.commons.exec.CommandLine#parse(java.lang.String, *)",
                "org.apache.commons.exec.CommandLine#addArguments(java.lang.String, *)",
                "org.codehaus.groovy.runtime.ProcessGroovyMethods#execute(java.lang.String, *)");
    }

    private static List<Signature> words() {
        return Calls.of(
                "java.lang.ProcessBuilder#<init>|command(java.util.List)",
                "java.lang.ProcessBuilder#<init>|command(java.lang.String[])",
                "java.lang.Runtime#exec(java.lang.String[], *)");
    }
}
