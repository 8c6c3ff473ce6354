package io.github.secureblocks.rules.bytecode;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/** Functions that are put together from others. */
final class FunctionModel implements Library.Model {
    private static final int HIDDEN = Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC | Opcodes.ACC_ABSTRACT;

    /** Asks whether a text matches a pattern. */
    static final String MATCHES = "java/util/regex/Pattern.asMatchPredicate";

    private static final String COMPOSED = "java/util/function/Function";

    @Override
    public @Nullable Value call(CallSite site) {
        Callee callee = site.callee();
        Value receiver = site.receiver();
        if (!callee.owner().startsWith("java/util/function/") || receiver == null) {
            return null;
        } else if (callee.name().equals("andThen") && site.count() == 1) {
            return composed(site, receiver, site.argument(0));
        } else if (callee.name().equals("compose")) {
            return composed(site, site.argument(0), receiver);
        }
        return isMade(site.object()) ? run(site, receiver, site.arguments()) : null;
    }

    private static boolean isMade(@Nullable Obj object) {
        return object instanceof Obj.Items items
                && (items.type().equals(MATCHES) || items.type().equals(COMPOSED))
                && !items.items().isEmpty();
    }

    private static @Nullable Value composed(CallSite site, Value first, Value second) {
        boolean known = first instanceof Function && second instanceof Function;
        return known ? site.make(Obj.Items.of(COMPOSED, List.of(first, second), true)) : null;
    }

    /** Runs an object that stands for a function; null where it is none that is known. */
    static @Nullable Value run(CallSite site, Value function, List<Value> given) {
        Obj object = site.heap().get(function);
        if (object instanceof Obj.Items items && isMade(items)) {
            return items.type().equals(MATCHES)
                    ? StringModel.matched(
                            site,
                            given.get(0),
                            site.heap().summary(items.items().get(0)))
                    : site.apply(
                            items.items().get(1),
                            List.of(site.apply(items.items().get(0), given)));
        } else if (object instanceof Obj.Instance instance) {
            Function own = own(site, instance.type(), function, given.size());
            return own == null ? null : site.apply(own, given);
        }
        return null;
    }

    // The one method of an object of the program that takes so many values.
    private static @Nullable Function own(CallSite site, String type, Value object, int count) {
        ClassCode code = site.execution().program().code(type);
        Function found = null;
        for (MethodNode method : code == null ? List.<MethodNode>of() : code.node().methods) {
            if ((method.access & HIDDEN) == 0
                    && (method.access & Opcodes.ACC_PUBLIC) != 0
                    && !method.name.startsWith("<")
                    && Type.getArgumentTypes(method.desc).length == count) {
                if (found != null) {
                    return null;
                }
                Handle handle = new Handle(Opcodes.H_INVOKEVIRTUAL, type, method.name, method.desc, false);
                found = new Function(handle, List.of(object), "", method.name);
            }
        }
        return found;
    }
}
