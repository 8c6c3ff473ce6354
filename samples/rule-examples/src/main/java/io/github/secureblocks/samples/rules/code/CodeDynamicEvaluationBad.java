package io.github.secureblocks.samples.rules.code;

import javax.script.ScriptEngine;
import javax.script.ScriptException;
import org.springframework.expression.Expression;
import org.springframework.expression.ExpressionParser;

/** Text of a request that becomes a program. */
final class CodeDynamicEvaluationBad {
    Object script(ScriptEngine engine, String formula) throws ScriptException {
        return engine.eval(formula); // finds code/dynamic-evaluation
    }

    Expression expression(ExpressionParser parser, String field) {
        return parser.parseExpression("note." + field); // finds code/dynamic-evaluation
    }
}
