package io.github.secureblocks.samples.corpus.code;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import javax.script.ScriptException;
import org.mvel2.MVEL;
import org.springframework.expression.Expression;
import org.springframework.expression.ExpressionParser;
import org.springframework.expression.spel.standard.SpelExpressionParser;

/** Computes discounts with expression languages. */
final class Formulas {
    private static final ExpressionParser PARSER = new SpelExpressionParser();
    private static final Map<String, String> FORMULAS = Map.of("half", "price / 2", "free", "0");
    private static final String[] STEPS = {"price", "* 0.9", "- 1"};

    private final ScriptEngine engine = new ScriptEngineManager().getEngineByName("js");

    record Rule(String name, String formula) {}

    Object unsafeScriptParameter(HttpServletRequest request) throws ScriptException {
        return engine.eval(request.getParameter("formula")); // unsafe code/dynamic-evaluation
    }

    Object safeScriptParameter(HttpServletRequest request) throws ScriptException {
        engine.put("price", Double.valueOf(request.getParameter("price")));
        return engine.eval("price * 0.9"); // safe code/dynamic-evaluation
    }

    Object unsafeNumberIntoScript(String price) throws ScriptException {
        String text = price.isEmpty() ? "0" : price;
        return engine.eval("1.19 * " + text); // unsafe code/dynamic-evaluation
    }

    Object safeNumberIntoScript(String price) throws ScriptException {
        double value = price.isEmpty() ? 0 : Double.parseDouble(price);
        return engine.eval("1.19 * " + value); // safe code/dynamic-evaluation
    }

    Expression unsafeFormulaFromMap(String name) {
        return PARSER.parseExpression(FORMULAS.getOrDefault(name, name)); // unsafe code/dynamic-evaluation
    }

    Expression safeFormulaFromMap(String name) {
        return PARSER.parseExpression(FORMULAS.getOrDefault(name, "price")); // safe code/dynamic-evaluation
    }

    Expression unsafePutThenGet(String formula) {
        Map<String, Object> model = new HashMap<>();
        model.put("name", "custom");
        model.put("formula", formula);
        String text = (String) model.get("formula");
        return PARSER.parseExpression(text); // unsafe code/dynamic-evaluation
    }

    Expression safePutThenGet(String formula) {
        Map<String, Object> model = new HashMap<>();
        model.put("formula", formula);
        model.put("fallback", "price - 1");
        String text = (String) model.get("fallback");
        return PARSER.parseExpression(text); // safe code/dynamic-evaluation
    }

    Expression unsafeArrayJoined(String last) {
        String[] steps = STEPS.clone();
        steps[2] = last;
        return PARSER.parseExpression(String.join(" ", steps)); // unsafe code/dynamic-evaluation
    }

    Expression safeArrayJoined(String last) {
        String[] steps = STEPS.clone();
        steps[2] = last.startsWith("-") ? "- 2" : "+ 2";
        return PARSER.parseExpression(String.join(" ", steps)); // safe code/dynamic-evaluation
    }

    Object unsafeRecordAccessor(String text) {
        Rule rule = new Rule("custom", text);
        return MVEL.eval(rule.formula()); // unsafe code/dynamic-evaluation
    }

    Object safeRecordAccessor(String name) {
        Rule rule = new Rule(name, "1 + 1");
        return MVEL.eval(rule.formula()); // safe code/dynamic-evaluation
    }

    Object unsafeVariables(Map<String, Object> variables, String expression) {
        return MVEL.eval(expression, variables); // unsafe code/dynamic-evaluation
    }

    Object safeVariables(Map<String, Object> variables) {
        return MVEL.eval("price * (1 - discount)", variables); // safe code/dynamic-evaluation
    }

    Object unsafeGroovyBinding(String script, double price) {
        Binding binding = new Binding();
        binding.setVariable("price", price);
        return new GroovyShell(binding).evaluate(script); // unsafe code/dynamic-evaluation
    }

    Object safeGroovyBinding(String customer, double price) {
        Binding binding = new Binding();
        binding.setVariable("customer", customer);
        binding.setVariable("price", price);
        return new GroovyShell(binding).evaluate("customer.size() * price"); // safe code/dynamic-evaluation
    }

    Object unsafeIterator(List<String> formulas) throws ScriptException {
        Object result = null;
        for (Iterator<String> next = formulas.iterator(); next.hasNext(); ) {
            result = engine.eval(next.next()); // unsafe code/dynamic-evaluation
        }
        return result;
    }

    Object safeIterator(List<String> prices) throws ScriptException {
        Object result = null;
        List<String> formulas = List.of("total = 0", "total = total + 1");
        for (Iterator<String> next = formulas.iterator(); next.hasNext(); ) {
            result = engine.eval(next.next() + " + " + prices.size()); // safe code/dynamic-evaluation
        }
        return result;
    }

    Object unsafeLabelledBreak(List<List<String>> sheets) throws ScriptException {
        String formula = "0";
        search:
        for (List<String> sheet : sheets) {
            for (String cell : sheet) {
                if (cell.startsWith("=")) {
                    formula = cell.substring(1);
                    break search;
                }
            }
        }
        return engine.eval(formula); // unsafe code/dynamic-evaluation
    }

    Object safeLabelledBreak(List<List<String>> sheets) throws ScriptException {
        String formula = "0";
        int found = 0;
        search:
        for (List<String> sheet : sheets) {
            for (String cell : sheet) {
                found++;
                if (cell.startsWith("=")) {
                    formula = "1 + " + found;
                    break search;
                }
            }
        }
        return engine.eval(formula); // safe code/dynamic-evaluation
    }

    Object unsafeOperatorArgument(String left, String right) throws ScriptException {
        BinaryOperator<String> plus = (a, b) -> a + " + " + b;
        return engine.eval(plus.apply(left, right)); // unsafe code/dynamic-evaluation
    }

    Object safeOperatorArgument(String left, String right) throws ScriptException {
        BinaryOperator<String> plus = (a, b) -> a.length() + " + " + b.length();
        return engine.eval(plus.apply(left, right)); // safe code/dynamic-evaluation
    }
}
