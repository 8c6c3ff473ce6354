package io.github.secureblocks.rules.bytecode;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions that are put together from others. */
final class FunctionModel implements Library.Model {
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
        } else if (site.object() instanceof Obj.Items items
                && items.type().equals(COMPOSED)
                && items.items().size() == 2) {
            Value between = site.apply(items.items().get(0), site.arguments());
            return site.apply(items.items().get(1), List.of(between));
        }
        return null;
    }

    private static @Nullable Value composed(CallSite site, Value first, Value second) {
        boolean known = first instanceof Function && second instanceof Function;
        return known ? site.make(Obj.Items.of(COMPOSED, List.of(first, second), true)) : null;
    }
}
