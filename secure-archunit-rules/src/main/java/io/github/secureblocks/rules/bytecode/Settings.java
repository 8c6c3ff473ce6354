package io.github.secureblocks.rules.bytecode;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has been set on an object that a rule watches.
 *
 * @param made where it was made
 * @param calls the calls in force, the latest last
 */
record Settings(Place made, List<Given> calls) {
    private static final int MAX_CALLS = 32;

    /**
     * A call on the object.
     *
     * @param call which
     * @param arguments as text; null for one that is not one constant
     */
    record Given(Callee call, List<@Nullable String> arguments) {
        private boolean overrides(Given earlier) {
            int last = arguments.size() - 1;
            return call.name().equals(earlier.call.name())
                    && arguments.size() == earlier.arguments.size()
                    && (last < 1 || arguments.subList(0, last).equals(earlier.arguments.subList(0, last)));
        }
    }

    static Settings none(Place made) {
        return new Settings(made, List.of());
    }

    Settings and(Given given) {
        List<Given> all = new ArrayList<>(calls);
        all.removeIf(given::overrides);
        all.add(given);
        return new Settings(made, all.size() > MAX_CALLS ? all.subList(1, all.size()) : List.copyOf(all));
    }

    /** What has been set on two paths that become one: only what was set on both. */
    Settings common(Settings other) {
        return new Settings(made, calls.stream().filter(other.calls::contains).toList());
    }
}
