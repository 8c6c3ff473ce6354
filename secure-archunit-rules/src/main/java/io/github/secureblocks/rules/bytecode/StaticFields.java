package io.github.secureblocks.rules.bytecode;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the static fields of classes hold when these have been initialised. */
final class StaticFields {
    private static final int STEPS = 2_000;

    /** What is known of one class, as far as it has been followed. */
    private record Statics(Map<String, Fields.Held> fields, Follow follow) {}

    private final Program program;
    private final Fields fields;
    private final Map<String, Statics> known = new HashMap<>();
    private boolean open;

    StaticFields(Program program, Fields fields) {
        this.program = program;
        this.fields = fields;
    }

    /** What a field holds; null where that is not known. */
    Fields.@Nullable Held initialised(String owner, String name) {
        Statics now = known.get(owner);
        if (now == null) {
            now = initialise(owner, Follow.NOTHING);
        }
        for (int round = 0; round < Follow.ROUNDS; round++) {
            Fields.Held held = now.fields.get(name);
            Set<Part> parts =
                    held == null ? Set.of() : held.heap().summary(held.value()).parts();
            Follow more = now.follow.and(parts).withChecks(parts);
            if (held == null || more.keys().equals(now.follow.keys())) {
                return held;
            }
            now = initialise(owner, more);
        }
        return now.fields.get(name);
    }

    // An initialiser asks for those of other classes within its own steps.
    private Statics initialise(String owner, Follow follow) {
        known.put(owner, new Statics(Map.of(), follow));
        Supplier<Statics> work = () -> new Statics(followed(owner, follow), follow);
        boolean first = !open;
        open = true;
        Statics done = first ? program.apart(STEPS, work) : work.get();
        open = !first;
        if (first || !program.isSpent()) {
            known.put(owner, done);
        } else {
            known.remove(owner);
        }
        return done;
    }

    private Map<String, Fields.Held> followed(String owner, Follow follow) {
        Map<String, Fields.Held> all = new HashMap<>();
        ClassCode code = program.code(owner);
        if (code != null) {
            code.node().methods.stream()
                    .filter(method -> method.name.equals("<clinit>"))
                    .forEach(method -> {
                        Initialisation seen = new Initialisation(owner);
                        Execution execution = new Execution(program, seen, follow);
                        execution.run(code, method, Entry.open(code, method, Part.Kind.DATA));
                        if (!execution.lost()) {
                            seen.fields.forEach((field, held) -> all.put(field, fields.renamed(owner, field, held)));
                        }
                    });
        }
        return all;
    }

    private static final class Initialisation implements Observer {
        private final String owner;
        private final Map<String, Fields.Held> fields = new HashMap<>();

        Initialisation(String owner) {
            this.owner = owner;
        }

        @Override
        public void end(Heap heap) {
            if (heap.get(Heap.STATICS) instanceof Obj.Instance statics) {
                statics.fields().forEach((key, value) -> {
                    if (key.startsWith(owner + ".")) {
                        fields.merge(
                                key.substring(owner.length() + 1),
                                new Fields.Held(value, heap.copy()),
                                (one, other) -> other.or(one));
                    }
                });
            }
        }
    }
}
