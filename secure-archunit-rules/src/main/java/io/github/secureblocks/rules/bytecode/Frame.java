package io.github.secureblocks.rules.bytecode;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.MethodNode;

/**
 * A method that is being followed.
 *
 * @param caller who called it; null where the path starts
 * @param code its class
 * @param method its code
 * @param control where control can go in it
 * @param name tells the frames of one execution apart
 * @param key of the method
 */
record Frame(@Nullable Frame caller, ClassCode code, MethodNode method, Control control, int name, String key) {
    static Frame of(@Nullable Frame caller, ClassCode code, MethodNode method, int name) {
        return new Frame(caller, code, method, code.control(method), name, ClassCode.key(code.name(), method));
    }

    int depth() {
        int depth = 0;
        for (Frame at = caller; at != null; at = at.caller) {
            depth++;
        }
        return depth;
    }

    /** How often the method is being followed already. */
    int rounds(MethodNode other) {
        int rounds = 0;
        for (Frame at = this; at != null; at = at.caller) {
            rounds += at.method == other ? 1 : 0;
        }
        return rounds;
    }

    Place place(int at) {
        return new Place(key, at);
    }
}
