package io.github.secureblocks.sql;

import java.util.List;

/** Puts several statements or conditions into one text, each in parentheses of its own. */
final class Group {
    private Group() {}

    static BoundText of(String operator, List<Splice> parts) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            text.append(i == 0 ? "" : operator).append("(:p").append(i).append(')');
        }
        BoundText bound = BoundText.of(text.toString());
        for (int i = 0; i < parts.size(); i++) {
            bound = bound.splice(i, parts.get(i));
        }
        return bound;
    }
}
