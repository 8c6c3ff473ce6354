package io.github.secureblocks.samples.rules.code;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Values that are handed to methods which trust their text. */
final class CodeConstantParameterBad {
    private final String table;

    CodeConstantParameterBad(String table) {
        this.table = table;
    }

    static List<String> find(@CompileTimeConstant String condition, Map<String, String> values) {
        return List.of(condition + values);
    }

    static String titled(@CompileTimeConstant String text) {
        return text;
    }

    List<String> joined(String title) {
        return find("title = '" + title + "'", Map.of()); // finds code/constant-parameter
    }

    List<String> handedOn(String condition) {
        return find(condition, Map.of()); // finds code/constant-parameter
    }

    List<String> ofAField() {
        return find(table, Map.of()); // finds code/constant-parameter
    }

    Function<String, String> referred() {
        return CodeConstantParameterBad::titled; // finds code/constant-parameter
    }
}
