package io.github.secureblocks.samples.rules.code;

import org.springframework.expression.Expression;
import org.springframework.expression.ExpressionParser;

/** An expression that only the programmer can change. */
final class CodeDynamicEvaluationNearMiss {
    private static final String FIELD = "title";

    Expression title(ExpressionParser parser) {
        return parser.parseExpression("note." + FIELD);
    }
}
