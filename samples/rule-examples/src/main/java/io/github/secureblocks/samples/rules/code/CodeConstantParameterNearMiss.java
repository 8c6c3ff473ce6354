package io.github.secureblocks.samples.rules.code;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.util.List;

/** Constants that are joined, chosen or handed on, and a value for a parameter that asks for nothing. */
final class CodeConstantParameterNearMiss {
    private static final String OWNER = "owner = :owner";

    static List<String> find(@CompileTimeConstant String condition, String value) {
        return List.of(condition, value);
    }

    List<String> joined(String value) {
        return find(OWNER + " and open", value);
    }

    List<String> chosen(boolean all, String value) {
        return find(all ? "true" : OWNER, value);
    }

    List<String> handedOn(@CompileTimeConstant String condition, String value) {
        return find(condition, value + "%");
    }
}
