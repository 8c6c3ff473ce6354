package io.github.secureblocks.samples.rules.code;

import jakarta.el.ELProcessor;
import java.io.Reader;
import java.lang.invoke.MethodHandles;
import javax.script.Compilable;
import javax.script.CompiledScript;
import javax.script.ScriptEngine;
import javax.script.ScriptException;
import org.springframework.expression.Expression;
import org.springframework.expression.ExpressionParser;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.scripting.support.StaticScriptSource;

/** Text of a request that becomes a program. */
final class CodeDynamicEvaluationBad {
    Object script(ScriptEngine engine, String formula) throws ScriptException {
        return engine.eval(formula); // finds code/dynamic-evaluation
    }

    Expression expression(ExpressionParser parser, String field) {
        return parser.parseExpression("note." + field); // finds code/dynamic-evaluation
    }

    Expression raw(String field) {
        return new SpelExpressionParser().parseRaw("note." + field); // finds code/dynamic-evaluation
    }

    void assigned(ELProcessor processor, String field) {
        processor.setValue("note." + field, ""); // finds code/dynamic-evaluation
    }

    StaticScriptSource source(String script) {
        return new StaticScriptSource(script); // finds code/dynamic-evaluation
    }

    CompiledScript file(Compilable engine, Reader script) throws ScriptException {
        return engine.compile(script); // finds code/dynamic-evaluation
    }

    Class<?> bytes(byte[] code) throws IllegalAccessException {
        return MethodHandles.lookup().defineClass(code); // finds code/dynamic-evaluation
    }
}
