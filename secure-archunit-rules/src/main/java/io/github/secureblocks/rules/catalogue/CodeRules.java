package io.github.secureblocks.rules.catalogue;

import java.util.List;

/** Text that is run as a program. */
final class CodeRules {
    static final String CLOSED_CHOICE = "Offer a closed choice: a switch or a Map from a name to what is yours.";

    private static final String JEXL = "org.apache.commons.jexl3.JexlEngine#";

    private CodeRules() {}

    static List<Rule> rules() {
        return List.of(new Rule(
                "code/dynamic-evaluation",
                "Never evaluate text that is not a constant",
                Severity.HIGH,
                List.of(94, 95, 917, 1336),
                List.of("1.3.2", "1.3.7"),
                "A03",
                "A script, expression or template that holds data runs what the data says.",
                "An attacker runs code inside this process.",
                List.of(
                        new Detector.ArgumentNotConstant(Verdict.PROVED, textFirst(), 0),
                        new Detector.ArgumentNotConstant(Verdict.PROVED, textSecond(), 1),
                        new Detector.ArgumentNotConstant(
                                Verdict.PROVED,
                                Calls.of(
                                        "org.apache.velocity.app.Velocity#evaluate(*)",
                                        "org.apache.velocity.app.VelocityEngine#evaluate(*)"),
                                3),
                        new Detector.Call(
                                Verdict.POLICY,
                                Calls.of(
                                        "javax.script.ScriptEngine#eval(java.io.Reader, *)",
                                        "javax.script.Compilable#compile(java.io.Reader)",
                                        "java.lang.ClassLoader#defineClass(*)",
                                        "java.lang.invoke.MethodHandles$Lookup#defineClass|defineHiddenClass(*)",
                                        "freemarker.template.Template#<init>(java.lang.String, java.io.Reader, *)",
                                        "org.springframework.expression.spel.support.StandardEvaluationContext"
                                                + "#<init>(*)",
                                        "groovy.lang.GroovyClassLoader#<init>(*)",
                                        "java.net.URLClassLoader#<init>(*)"))),
                new Fix.Refused(
                        "engine.eval(formula)",
                        "Text that runs as code can do everything that this program can.",
                        CLOSED_CHOICE),
                List.of(
                        "Do not filter the text: every language has more than one way to reach a class.",
                        "Do not rely on a sandbox or a SecurityManager: the JDK has none any more."),
                "CodeDynamicEvaluationBad",
                "CodeDynamicEvaluationGood"));
    }

    private static List<Signature> textSecond() {
        return Calls.of(
                "{ee}.el.ExpressionFactory#createValueExpression({ee}.el.ELContext, java.lang.String, *)",
                "{ee}.el.ExpressionFactory#createMethodExpression(*)",
                "groovy.util.Eval#x(java.lang.Object, java.lang.String)",
                JEXL + "createScript(org.apache.commons.jexl3.JexlInfo, java.lang.String, *)",
                JEXL + "createExpression(org.apache.commons.jexl3.JexlInfo, java.lang.String)",
                "freemarker.template.Template#<init>(java.lang.String, java.lang.String, *)");
    }

    private static List<Signature> textFirst() {
        return Calls.of(
                "javax.script.ScriptEngine#eval(java.lang.String, *)",
                "javax.script.Compilable#compile(java.lang.String)",
                "jdk.jshell.JShell#eval(java.lang.String)",
                "org.springframework.expression.ExpressionParser#parseExpression(java.lang.String, *)",
                "org.springframework.expression.spel.standard.SpelExpressionParser#parseRaw(java.lang.String)",
                "org.springframework.scripting.support.StaticScriptSource#<init>(java.lang.String, *)",
                "groovy.lang.GroovyShell#evaluate|parse|run(java.lang.String, *)",
                "groovy.lang.GroovyClassLoader#parseClass(java.lang.String, *)",
                "groovy.util.Eval#me(java.lang.String)",
                "org.mvel2.MVEL#eval|evalToBoolean|evalToString|compileExpression(java.lang.String, *)",
                "org.mvel2.templates.TemplateRuntime#eval(java.lang.String, *)",
                "org.mvel2.templates.TemplateCompiler#compileTemplate(java.lang.String, *)",
                "ognl.Ognl#parseExpression(java.lang.String)",
                "ognl.Ognl#getValue|setValue(java.lang.String, *)",
                JEXL + "createScript(java.lang.String, *)",
                JEXL + "createExpression(java.lang.String)",
                "org.apache.commons.jexl3.JxltEngine#createExpression|createTemplate(java.lang.String, *)",
                "{ee}.el.ELProcessor#eval(java.lang.String)",
                "{ee}.el.ELProcessor#getValue|setValue(java.lang.String, *)",
                "{ee}.validation.ConstraintValidatorContext"
                        + "#buildConstraintViolationWithTemplate(java.lang.String)");
    }
}
