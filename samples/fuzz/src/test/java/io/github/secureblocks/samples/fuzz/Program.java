package io.github.secureblocks.samples.fuzz;

import java.util.ArrayList;
import java.util.List;
import org.mozilla.javascript.CompilerEnvirons;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.EvaluatorException;
import org.mozilla.javascript.Parser;
import org.mozilla.javascript.ast.StringLiteral;

/** What a JavaScript engine sees in a script. */
record Program(List<String> nodes, List<String> strings) {
    static Program of(String script) {
        CompilerEnvirons language = new CompilerEnvirons();
        language.setLanguageVersion(Context.VERSION_ES6);
        List<String> nodes = new ArrayList<>();
        List<String> strings = new ArrayList<>();
        try {
            new Parser(language).parse(script, "page", 1).visit(node -> {
                nodes.add(node.getClass().getSimpleName());
                if (node instanceof StringLiteral literal) {
                    strings.add(literal.getValue());
                }
                return true;
            });
        } catch (EvaluatorException notAProgram) {
            return new Program(List.of("none"), List.of());
        }
        return new Program(nodes, strings);
    }
}
