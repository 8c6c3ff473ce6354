package io.github.secureblocks.rules.catalogue;

import java.util.List;

/** Lines of a log. */
final class LogRules {
    private static final String LEVELS = "trace|debug|info|warn|error";
    private static final String SLF4J = "org.slf4j.Logger#" + LEVELS;
    private static final String SLF4J_BUILDER = "org.slf4j.spi.LoggingEventBuilder#";
    private static final String LOG4J = "org.apache.logging.log4j.Logger#" + LEVELS + "|fatal";
    private static final String COMMONS = "org.apache.commons.logging.Log#" + LEVELS + "|fatal";
    private static final String JUL = "java.util.logging.Logger#";

    private LogRules() {}

    static List<Rule> rules() {
        return List.of(new Rule(
                "log/forged-line",
                "Never let a value choose where a log line ends",
                Severity.MEDIUM,
                List.of(117),
                List.of("16.4.1"),
                "A09",
                "A raw logger writes line breaks and terminal codes of a value as they are, placeholders or not.",
                "An attacker writes log lines that never happened and hides those that did.",
                List.of(
                        new Detector.ArgumentNotLiteral(
                                Verdict.PROVED,
                                Calls.of("io.github.secureblocks.log.SafeLogger#" + LEVELS + "(java.lang.String, *)"),
                                0),
                        new Detector.ArgumentNotLiteral(
                                Verdict.PROVED,
                                Calls.of("io.github.secureblocks.sql.Statements#destructive("
                                        + "io.github.secureblocks.sql.Sql, java.lang.String)"),
                                1),
                        new Detector.ArgumentNotLiteral(
                                Verdict.PROVED,
                                Calls.of("io.github.secureblocks.event.SecurityEvents#report("
                                        + "io.github.secureblocks.event.SecurityEvent$Type, java.lang.Enum,"
                                        + " java.lang.String)"),
                                2),
                        new Detector.ArgumentNotLiteral(
                                Verdict.PROVED,
                                Calls.of("io.github.secureblocks.event.SecurityEvents#report("
                                        + "io.github.secureblocks.event.SecurityEvent$Type, java.lang.Enum,"
                                        + " io.github.secureblocks.identity.Subject, java.lang.String)"),
                                3),
                        new Detector.ArgumentNotConstant(Verdict.PROVED, messageFirst(), 0),
                        new Detector.ArgumentNotConstant(Verdict.PROVED, messageSecond(), 1),
                        new Detector.ArgumentNotConstant(
                                Verdict.PROVED,
                                Calls.of(JUL + "logp(java.util.logging.Level, java.lang.String,"
                                        + " java.lang.String, java.lang.String, *)"),
                                3),
                        new Detector.Call(Verdict.POLICY, withValues())),
                new Fix.Vetted(
                        List.of("io.github.secureblocks.log.SafeLogger"),
                        "LOG.info(\"note saved by \" + user);",
                        "SafeLogger LOG = SafeLogger.of(Notes.class);\nLOG.info(\"note saved by {}\", user);"),
                List.of(
                        "Do not trust {} placeholders of a raw logger: they keep line breaks.",
                        "Do not strip only \\n: \\r, U+2028 and escape sequences forge lines too."),
                "LogForgedLineBad",
                "LogForgedLineGood"));
    }

    private static List<Signature> messageFirst() {
        return Calls.of(
                SLF4J + "(java.lang.String, *)",
                SLF4J_BUILDER + "log(java.lang.String, *)",
                SLF4J_BUILDER + "setMessage(java.lang.String)",
                LOG4J + "(java.lang.String, *)",
                LOG4J + "(java.lang.CharSequence, *)",
                LOG4J + "(java.lang.Object, *)",
                "org.apache.logging.log4j.LogBuilder#log(java.lang.String, *)",
                COMMONS + "(java.lang.Object, *)",
                "{ee}.servlet.ServletContext#log(java.lang.String, *)",
                "{ee}.servlet.GenericServlet#log(java.lang.String, *)",
                JUL + "severe|warning|info|config|fine|finer|finest(java.lang.String)");
    }

    private static List<Signature> messageSecond() {
        return Calls.of(
                SLF4J + "(org.slf4j.Marker, java.lang.String, *)",
                LOG4J + "(org.apache.logging.log4j.Marker, java.lang.String, *)",
                "org.apache.logging.log4j.Logger#log|printf(org.apache.logging.log4j.Level, java.lang.String, *)",
                JUL + "log(java.util.logging.Level, java.lang.String, *)",
                "java.lang.System$Logger#log(java.lang.System$Logger$Level, java.lang.String, *)");
    }

    private static List<Signature> withValues() {
        return Calls.of(
                SLF4J + "(java.lang.String, java.lang.Object, *)",
                SLF4J + "(java.lang.String, java.lang.Object[])",
                SLF4J + "(java.lang.String, java.lang.Throwable)",
                SLF4J + "(org.slf4j.Marker, java.lang.String, java.lang.Object, *)",
                SLF4J + "(org.slf4j.Marker, java.lang.String, java.lang.Object[])",
                SLF4J_BUILDER + "addArgument|addKeyValue(*)",
                SLF4J_BUILDER + "log(java.lang.String, java.lang.Object, *)",
                SLF4J_BUILDER + "log(java.lang.String, java.lang.Object[])",
                LOG4J + "(java.lang.String, java.lang.Object, *)",
                LOG4J + "(java.lang.String, java.lang.Object[])",
                LOG4J + "(java.lang.String, java.lang.Throwable)",
                COMMONS + "(java.lang.Object, java.lang.Throwable)",
                JUL + "log(java.util.logging.Level, java.lang.String, java.lang.Object)",
                JUL + "log(java.util.logging.Level, java.lang.String, java.lang.Object[])",
                JUL + "log(java.util.logging.Level, java.lang.String, java.lang.Throwable)",
                "java.lang.System$Logger#log(java.lang.System$Logger$Level, java.lang.String, java.lang.Object[])");
    }
}
