package io.github.secureblocks.samples.rules.code;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.util.List;
import java.util.Map;

/** The text is written here; the value goes beside it. */
final class CodeConstantParameterGood {
    static List<String> find(@CompileTimeConstant String condition, Map<String, String> values) {
        return List.of(condition + values);
    }

    List<String> byTitle(String title) {
        return find("title = :title", Map.of("title", title));
    }
}
