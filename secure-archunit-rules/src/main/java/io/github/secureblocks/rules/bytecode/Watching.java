package io.github.secureblocks.rules.bytecode;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/** Objects that a rule watches where they are called and handed on. */
final class Watching {
    private final Execution execution;
    private final Frame frame;

    Watching(Execution execution, Frame frame) {
        this.execution = execution;
        this.frame = frame;
    }

    /** Whether a method is handed one, or a function that is followed: it may make the object safe. */
    boolean isHanded(CallSite site) {
        return values(site)
                        .anyMatch(value -> value instanceof Function function
                                && execution.follow().follows(function.callee()))
                || handed(site).findAny().isPresent();
    }

    /** A method is not followed to its end: what it does with such an object is not known. */
    void leave(CallSite site, Callee target) {
        handed(site)
                .forEach(settings -> execution.observer().use(new Watch.Use(target, false, settings, false), Set.of()));
    }

    private static Stream<Value> values(CallSite site) {
        return Stream.concat(site.arguments().stream(), Stream.ofNullable(site.receiver()));
    }

    private static Stream<Settings> handed(CallSite site) {
        return values(site)
                .flatMap(value -> Stream.concat(Stream.of(value), inside(site, value).stream()))
                .map(site.heap()::settings)
                .filter(Objects::nonNull);
    }

    private static Collection<Value> inside(CallSite site, Value value) {
        Obj object = site.heap().get(value);
        return value instanceof Function function
                ? function.captured()
                : object == null ? List.of() : Heap.inside(object);
    }

    /** A call on or with such an object: what is set on it, and where it is used. */
    void call(CallSite site, Place place, boolean followed) {
        Settings settings = site.heap().settings(site.receiver());
        if (settings != null
                && site.receiver() instanceof Ref ref
                && !settings.made().equals(place)) {
            execution.observer().use(new Watch.Use(site.callee(), true, settings, followed), site.deferred());
            List<@Nullable String> given = new ArrayList<>();
            for (int index = 0; index < site.count(); index++) {
                Datum text = site.text(index);
                given.add(text.isConstant() ? text.text() : null);
            }
            site.heap().configure(ref, settings.and(new Settings.Given(site.callee(), given)));
        }
        for (Value argument : site.arguments()) {
            Settings passed = site.heap().settings(argument);
            if (passed != null) {
                execution.observer().use(new Watch.Use(site.callee(), false, passed, followed), Set.of());
            }
        }
    }

    /** The object that a call has made or answered is watched from here on. */
    void begin(CallSite site, Place place, State after) {
        if (site.callee().isConstructor()) {
            if (site.receiver() instanceof Ref ref) {
                after.heap().configure(ref, Settings.none(place));
            }
        } else if (after.depth() > 0) {
            Value made = after.pop();
            Ref ref = made instanceof Ref known
                    ? known
                    : after.heap()
                            .put(
                                    execution.object(frame, after.at(), 6, after),
                                    new Obj.Opaque(
                                            Type.getReturnType(site.callee().descriptor())
                                                    .getInternalName(),
                                            after.heap().summary(made)));
            after.heap().configure(ref, Settings.none(place));
            after.push(ref);
        }
    }
}
