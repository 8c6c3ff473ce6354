package io.github.secureblocks.samples.corpus.blind.code;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import groovy.util.Eval;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.TreeMap;
import javax.script.Bindings;
import javax.script.Compilable;
import javax.script.ScriptEngine;
import javax.script.ScriptException;
import org.mvel2.MVEL;
import org.springframework.expression.Expression;
import org.springframework.expression.spel.standard.SpelExpressionParser;

/** What a price is made of. */
final class Pricing {
    private static final SpelExpressionParser SPEL = new SpelExpressionParser();
    private static final Map<String, String> DISCOUNTS = new TreeMap<>();

    static {
        DISCOUNTS.put("none", "price");
        DISCOUNTS.put("tenth", "price * 0.9");
    }

    enum Unit {
        KILOGRAM("weight / 1000"),
        PIECE("count");

        final String amount;

        Unit(String amount) {
            this.amount = amount;
        }
    }

    record Rule(String condition, String result) {
        Rule {
            Objects.requireNonNull(condition);
            condition = condition.strip();
        }

        static Rule always(String result) {
            return new Rule("true", result);
        }
    }

    Object unsafeBoundOrWritten(ScriptEngine engine, String price) throws ScriptException {
        Bindings values = engine.createBindings();
        values.put("tax", 0.19);
        return engine.eval(price + " * (1 + tax)", values); // unsafe code/dynamic-evaluation
    }

    Object safeBoundOrWritten(ScriptEngine engine, String price) throws ScriptException {
        Bindings values = engine.createBindings();
        values.put("tax", 0.19);
        values.put("price", new BigDecimal(price));
        return engine.eval("price * (1 + tax)", values); // safe code/dynamic-evaluation
    }

    Expression unsafeRecordOfTexts(String result, boolean large) {
        Rule rule = large ? new Rule(" amount > 100 ", "price * 0.8") : Rule.always(result);
        return SPEL.parseExpression(
                rule.condition() + " ? " + rule.result() + " : price"); // unsafe code/dynamic-evaluation
    }

    Expression safeRecordOfTexts(String result, boolean large) {
        Rule rule = large ? new Rule(" amount > 100 ", "price * 0.8") : Rule.always("price");
        String text = rule.condition() + " ? " + rule.result() + " : " + result.length();
        return SPEL.parseExpression(text); // safe code/dynamic-evaluation
    }

    Serializable unsafeDiscountRegistry(HttpServletRequest request) {
        String name = request.getParameter("discount");
        String formula = DISCOUNTS.containsKey(name) ? DISCOUNTS.get(name) : "price * " + name;
        return MVEL.compileExpression(formula); // unsafe code/dynamic-evaluation
    }

    Serializable safeDiscountRegistry(HttpServletRequest request) {
        String name = request.getParameter("discount");
        String formula = DISCOUNTS.containsKey(name) ? DISCOUNTS.get(name) : "price * 1";
        return MVEL.compileExpression(formula); // safe code/dynamic-evaluation
    }

    Object unsafeUnitOfEnum(Unit unit, String factor) {
        Binding binding = new Binding(new HashMap<String, Object>(Map.of("factor", factor)));
        GroovyShell shell = new GroovyShell(binding);
        return shell.evaluate(unit.amount + " * " + binding.getVariable("factor")); // unsafe code/dynamic-evaluation
    }

    Object safeUnitOfEnum(Unit unit, String factor) {
        Binding binding = new Binding(new HashMap<String, Object>(Map.of("factor", factor)));
        GroovyShell shell = new GroovyShell(binding);
        return shell.evaluate(unit.amount + " * factor.toBigDecimal()"); // safe code/dynamic-evaluation
    }

    Object unsafeSumOfTerms(ScriptEngine engine, Map<String, String> terms) throws ScriptException {
        StringJoiner sum = new StringJoiner(" + ").setEmptyValue("0");
        for (Map.Entry<String, String> term : terms.entrySet()) {
            sum.add(term.getValue());
        }
        return ((Compilable) engine).compile(sum.toString()).eval(); // unsafe code/dynamic-evaluation
    }

    Object safeSumOfTerms(ScriptEngine engine, Map<String, String> terms) throws ScriptException {
        StringJoiner sum = new StringJoiner(" + ").setEmptyValue("0");
        for (Map.Entry<String, String> term : terms.entrySet()) {
            sum.add(Long.toString(Long.parseLong(term.getValue())));
        }
        return ((Compilable) engine).compile(sum.toString()).eval(); // safe code/dynamic-evaluation
    }

    Object unsafeSanitized(String formula) {
        String clean = formula.replaceAll("(?i)system|runtime|class", "");
        return Eval.me(clean); // unsafe code/dynamic-evaluation
    }

    Object safeSanitized(String formula) {
        String clean = formula.isBlank() ? "1 + 1" : "System.exit(0)".replaceAll("(?i)system.*", "2 + 2");
        return Eval.me(clean); // safe code/dynamic-evaluation
    }

    Object unsafeGuardedIdentifier(String field, Object order) {
        if (field.contains("(") && field.contains(")")) {
            throw new IllegalArgumentException("No calls");
        }
        return MVEL.eval("order." + field, Map.of("order", order)); // unsafe code/dynamic-evaluation
    }

    Object safeGuardedIdentifier(String field, Object order) {
        if (!field.matches("[A-Za-z]\\w{0,20}")) {
            throw new IllegalArgumentException("No calls");
        }
        return MVEL.eval("order." + field, Map.of("order", order)); // safe code/dynamic-evaluation
    }

    Expression unsafeCharByChar(String path) {
        StringBuilder text = new StringBuilder();
        for (char one : path.toCharArray()) {
            text.append(one == '/' ? '.' : one);
        }
        return SPEL.parseRaw(text.toString()); // unsafe code/dynamic-evaluation
    }

    Expression safeCharByChar(String path) {
        StringBuilder text = new StringBuilder("0");
        for (char one : path.toCharArray()) {
            text.append('+').append((int) one);
        }
        return SPEL.parseRaw(text.toString()); // safe code/dynamic-evaluation
    }
}
