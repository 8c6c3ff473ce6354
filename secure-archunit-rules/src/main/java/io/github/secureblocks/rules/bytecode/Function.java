package io.github.secureblocks.rules.bytecode;

import java.util.List;
import org.objectweb.asm.Handle;

/**
 * A lambda or method reference.
 *
 * @param code what it runs
 * @param captured what it holds
 * @param type the internal name of its interface
 * @param method the one method of the interface
 */
record Function(Handle code, List<Value> captured, String type, String method) implements Value {
    Function {
        captured = List.copyOf(captured);
    }

    Callee callee() {
        return new Callee(code.getOwner(), code.getName(), code.getDesc());
    }
}
