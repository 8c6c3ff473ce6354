package io.github.secureblocks.rules.bytecode;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Kotlin's library, as far as its compiler calls it or idiomatic code makes text with it. */
final class KotlinModel implements Library.Model {
    static final String PAIR = "kotlin/Pair";
    private static final Set<String> TUPLES = Set.of(PAIR, "kotlin/Triple");
    private static final String REGEX = "kotlin/text/Regex";
    private static final List<String> PLACES = List.of("First", "Second", "Third");

    @Override
    public @Nullable Value call(CallSite site) {
        Callee callee = site.callee();
        if (!callee.owner().startsWith("kotlin/")) {
            return null;
        }
        return switch (callee.owner()) {
            case "kotlin/jvm/internal/Intrinsics" -> intrinsic(site);
            case "kotlin/io/CloseableKt" -> callee.name().equals("closeFinally") ? Datum.VOID : null;
            case "kotlin/text/StringsKt" -> KotlinTexts.call(site);
            case "kotlin/collections/CollectionsKt",
                    "kotlin/collections/SetsKt",
                    "kotlin/collections/ArraysKt",
                    "kotlin/sequences/SequencesKt" -> KotlinCollections.call(site);
            case "kotlin/collections/MapsKt" -> KotlinCollections.map(site);
            case "kotlin/LazyKt" -> site.apply(site.argument(site.count() - 1), List.of());
            case "kotlin/Lazy" -> callee.name().equals("getValue") ? site.receiver() : null;
            case "kotlin/TuplesKt" -> site.make(Obj.Items.of(PAIR, site.arguments(), true));
            case REGEX -> regex(site);
            default -> TUPLES.contains(callee.owner()) ? tuple(site) : null;
        };
    }

    /** The same call as the method of another class on the first argument. */
    static @Nullable Value as(CallSite site, String owner, String name, String descriptor, List<Value> arguments) {
        Callee callee = new Callee(owner, name, descriptor);
        return Library.call(
                new CallSite(site.execution(), site.frame(), site.state(), callee, site.argument(0), arguments));
    }

    /** The name as it was written: what takes defaults has a twin with a mask of them. */
    static String name(Callee callee) {
        String name = callee.name();
        return name.endsWith("$default") ? name.substring(0, name.length() - "$default".length()) : name;
    }

    private static @Nullable Value intrinsic(CallSite site) {
        String name = site.callee().name();
        if (name.equals("areEqual") && site.count() == 2) {
            return Equality.of(site, site.argument(0), site.argument(1));
        } else if (name.equals("stringPlus")) {
            return site.text(0).then(site.text(1));
        }
        return name.startsWith("check") || name.startsWith("throw") ? Datum.VOID : null;
    }

    private static @Nullable Value tuple(CallSite site) {
        Callee callee = site.callee();
        if (callee.isConstructor()) {
            site.update(Obj.Items.of(callee.owner(), site.arguments(), true));
            return Datum.VOID;
        }
        if (!(site.object() instanceof Obj.Items items)) {
            return null;
        }
        int place = callee.name().startsWith("get")
                ? PLACES.indexOf(callee.name().substring("get".length()))
                : callee.name().startsWith("component") ? callee.name().charAt("component".length()) - '1' : -1;
        return place >= 0 && place < items.items().size() ? items.items().get(place) : null;
    }

    private static @Nullable Value regex(CallSite site) {
        if (site.callee().isConstructor()) {
            site.update(new Obj.Opaque(REGEX, site.datum(0)));
            return Datum.VOID;
        } else if (site.callee().name().equals("matches") && site.receiver() != null) {
            return StringModel.matched(site, site.argument(0), site.heap().summary(site.receiver()));
        }
        return site.callee().name().equals("replace") ? site.made() : null;
    }
}
