package io.github.secureblocks.samples.corpus.code;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.script.Bindings;
import javax.script.Compilable;
import javax.script.CompiledScript;
import javax.script.ScriptEngine;
import javax.script.ScriptException;
import org.springframework.expression.ExpressionParser;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.SimpleEvaluationContext;

/** Rules of a workflow: when a step may be taken. */
final class Workflows {
    private static final ResourceBundle LETTERS = ResourceBundle.getBundle("letters");

    enum Step {
        APPROVE {
            @Override
            String condition(String role) {
                return "amount < 1000";
            }
        },
        PAY {
            @Override
            String condition(String role) {
                return "approved and role == '" + role + "'";
            }
        };

        abstract String condition(String role);
    }

    /** Collects conditions. */
    private static final class Condition {
        private String text = "true";

        Condition and(String other) {
            text = text + " and " + other;
            return this;
        }

        @Override
        public String toString() {
            return "(" + text + ")";
        }
    }

    private final ExpressionParser parser = new SpelExpressionParser();
    private final ScriptEngine engine;

    Workflows(ScriptEngine engine) {
        this.engine = engine;
    }

    Object unsafeEnumWithBodies(String role) {
        return parser.parseExpression(Step.PAY.condition(role)).getValue(); // unsafe code/dynamic-evaluation
    }

    Object safeEnumWithBodies(String role) {
        return parser.parseExpression(Step.APPROVE.condition(role)).getValue(); // safe code/dynamic-evaluation
    }

    Object unsafeObjectAsText(String rule) {
        Condition condition = new Condition().and("open").and(rule);
        return parser.parseExpression(condition.toString()).getValue(); // unsafe code/dynamic-evaluation
    }

    Object safeObjectAsText(String rule) {
        Condition condition = new Condition().and("open").and(rule.isEmpty() ? "true" : "late");
        return parser.parseExpression(condition.toString()).getValue(); // safe code/dynamic-evaluation
    }

    Object unsafeBoundVariable(String name) {
        SimpleEvaluationContext context =
                SimpleEvaluationContext.forReadOnlyDataBinding().build();
        context.setVariable("name", name);
        return parser.parseExpression("#name == '" + name + "'").getValue(context); // unsafe code/dynamic-evaluation
    }

    Object safeBoundVariable(String name) {
        SimpleEvaluationContext context =
                SimpleEvaluationContext.forReadOnlyDataBinding().build();
        context.setVariable("name", name);
        return parser.parseExpression("#name == 'admin'").getValue(context); // safe code/dynamic-evaluation
    }

    Object unsafeBindings(Bindings bindings, String script) throws ScriptException {
        bindings.put("script", "1 + 1");
        return engine.eval(script, bindings); // unsafe code/dynamic-evaluation
    }

    Object safeBindings(Bindings bindings, String script) throws ScriptException {
        bindings.put("script", script);
        return engine.eval("script.length()", bindings); // safe code/dynamic-evaluation
    }

    CompiledScript unsafeCompiled(Map<String, Object> settings) throws ScriptException {
        return ((Compilable) engine).compile((String) settings.get("script")); // unsafe code/dynamic-evaluation
    }

    CompiledScript safeCompiled(Map<String, Object> settings) throws ScriptException {
        String script = settings.containsKey("script") ? "run()" : "stop()";
        return ((Compilable) engine).compile(script); // safe code/dynamic-evaluation
    }

    Object unsafeBundle(String key, Locale locale) {
        String text = LETTERS.containsKey(key) ? LETTERS.getString(key) : key.toLowerCase(locale);
        return parser.parseExpression(text).getValue(); // unsafe code/dynamic-evaluation
    }

    Object safeBundle(String key) {
        return parser.parseExpression(LETTERS.getString("letter." + key)).getValue(); // safe code/dynamic-evaluation
    }

    Object unsafeDispatch(String operator, int left, int right) throws ScriptException {
        String text = left + " " + operator + " " + right;
        return engine.eval(text); // unsafe code/dynamic-evaluation
    }

    Object safeDispatch(String operator, int left, int right) throws ScriptException {
        String sign = switch (operator) {
            case "plus" -> "+";
            case "minus" -> "-";
            default -> throw new IllegalArgumentException(operator);
        };
        return engine.eval(left + " " + sign + " " + right); // safe code/dynamic-evaluation
    }

    Object unsafeGrouped(List<String> rules) {
        Map<Boolean, List<String>> groups =
                rules.stream().collect(Collectors.partitioningBy(rule -> rule.startsWith("#")));
        String all = String.join(" and ", groups.get(true));
        return parser.parseExpression(all).getValue(); // unsafe code/dynamic-evaluation
    }

    Object safeGrouped(List<String> rules) {
        List<String> known = Arrays.asList("#open", "#late", "#paid");
        Map<Boolean, List<String>> groups = known.stream().collect(Collectors.partitioningBy(rules::contains));
        String all = String.join(" and ", groups.get(true));
        return parser.parseExpression(all).getValue(); // safe code/dynamic-evaluation
    }

    Object unsafeFunctionOfMap(String name, String text) {
        Map<String, Function<String, String>> rules = Map.of("raw", rule -> rule, "none", rule -> "true");
        return parser.parseExpression(rules.get(name).apply(text)).getValue(); // unsafe code/dynamic-evaluation
    }

    Object safeFunctionOfMap(String name, String text) {
        Map<String, Function<String, String>> rules = Map.of("all", rule -> "open", "none", rule -> "true");
        return parser.parseExpression(rules.get(name).apply(text)).getValue(); // safe code/dynamic-evaluation
    }
}
