package io.github.secureblocks.rules.bytecode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/** Kotlin's functions on collections, arrays and sequences; all but its loops, which are compiled where they stand. */
final class KotlinCollections {
    private static final String LIST = FactoryModel.LIST;
    private static final Type OBJECT = Type.getObjectType("java/lang/Object");

    private KotlinCollections() {}

    static @Nullable Value call(CallSite site) {
        return switch (KotlinModel.name(site.callee())) {
            case "listOf", "setOf", "emptyList", "emptySet", "sequenceOf", "emptySequence" ->
                FactoryModel.items(site, LIST, true);
            case "mutableListOf",
                    "arrayListOf",
                    "mutableSetOf",
                    "hashSetOf",
                    "linkedSetOf",
                    "createListBuilder",
                    "createSetBuilder" ->
                site.count() == 1 && site.argument(0) instanceof Datum datum && datum.isNumber()
                        ? site.make(Obj.Items.of(LIST, List.of(), false))
                        : FactoryModel.items(site, LIST, false);
            case "listOfNotNull", "setOfNotNull", "filterNotNull", "requireNoNulls" -> notNull(site);
            case "build" -> site.argument(0);
            case "toList", "toSet", "asSequence", "asIterable", "asList" -> copied(site, true);
            case "toMutableList", "toMutableSet", "toHashSet" -> copied(site, false);
            case "sorted",
                    "sortedDescending",
                    "sortedWith",
                    "reversed",
                    "asReversed",
                    "distinct",
                    "shuffled",
                    "take",
                    "drop",
                    "takeLast",
                    "dropLast",
                    "minus",
                    "subtract",
                    "intersect" -> any(site, ArrayStep.any(site.heap(), items(site, 0)));
            case "plus", "union" -> joined(site);
            case "first", "single" -> at(site, 0, false);
            case "firstOrNull", "singleOrNull" -> at(site, 0, true);
            case "last" -> at(site, items(site, 0).items().size() - 1, false);
            case "lastOrNull" -> at(site, items(site, 0).items().size() - 1, true);
            case "elementAt" -> at(site, site.datum(1).number(), false);
            case "getOrNull", "elementAtOrNull" -> at(site, site.datum(1).number(), true);
            case "random", "randomOrNull" -> at(site, null, true);
            case "contains" -> contains(site);
            case "joinToString" -> KotlinJoining.text(site, items(site, 0));
            case "map", "filter", "flatMap" -> asStream(site);
            case "addAll" -> FactoryModel.added(site);
            case "collectionSizeOrDefault" -> Datum.someConstant("I");
            case "getLastIndex" -> Datum.harmless("I", site.symbol());
            default -> null;
        };
    }

    static @Nullable Value map(CallSite site) {
        return switch (KotlinModel.name(site.callee())) {
            case "mapOf", "mutableMapOf", "hashMapOf", "linkedMapOf", "emptyMap", "createMapBuilder" -> entries(site);
            case "build" -> site.argument(0);
            case "toMap", "toMutableMap" ->
                site.heap().get(site.argument(0)) instanceof Obj.Entries known
                        ? site.make(new Obj.Entries(known.type(), known.known(), known.exact(), known.rest(), false))
                        : entries(site);
            case "getValue" ->
                KotlinModel.as(
                        site,
                        "java/util/Map",
                        "get",
                        "(Ljava/lang/Object;)Ljava/lang/Object;",
                        List.of(site.argument(1)));
            case "mapCapacity" -> Datum.someConstant("I");
            default -> null;
        };
    }

    private static @Nullable Value entries(CallSite site) {
        boolean none = site.count() == 0 || (site.argument(0) instanceof Datum datum && datum.isNumber());
        if (none) {
            return site.make(new Obj.Entries("java/util/Map", Map.of(), true, Datum.NULL, false));
        }
        boolean one = site.callee().parameters()[0].getDescriptor().equals("L" + KotlinModel.PAIR + ";");
        Value pairs = one ? site.make(Obj.Items.of(LIST, site.arguments(), true), 1) : site.argument(0);
        return FactoryModel.entries(site, pairs, site.callee().name().startsWith("mapOf"));
    }

    /** What the argument holds; anything of it where that is not known. */
    private static Obj.Items items(CallSite site, int index) {
        return site.heap().get(site.argument(index)) instanceof Obj.Items items
                ? items
                : new Obj.Items(
                        LIST, List.of(), false, site.datum(index).made("").named(site.symbol()), true);
    }

    private static Value any(CallSite site, Value item) {
        return site.make(new Obj.Items(LIST, List.of(), false, item, false));
    }

    private static Value copied(CallSite site, boolean fixed) {
        Obj.Items items = items(site, 0);
        return site.make(new Obj.Items(LIST, items.items(), items.exact(), items.rest(), fixed));
    }

    private static Value notNull(CallSite site) {
        boolean several = site.callee().parameters()[0].getSort() == Type.ARRAY;
        Obj.Items items = several || !site.callee().name().endsWith("OfNotNull")
                ? items(site, 0)
                : Obj.Items.of(LIST, site.arguments(), true);
        List<Value> kept = new ArrayList<>(items.items());
        kept.removeIf(each -> each instanceof Datum datum && datum.isNull());
        return site.make(new Obj.Items(LIST, kept, items.exact(), items.rest(), true));
    }

    private static Value joined(CallSite site) {
        Obj.Items first = items(site, 0);
        Type added = site.callee().parameters()[1];
        Obj.Items second = added.equals(OBJECT) ? Obj.Items.of(LIST, List.of(site.argument(1)), true) : items(site, 1);
        if (first.exact() && second.exact()) {
            List<Value> all = new ArrayList<>(first.items());
            all.addAll(second.items());
            return site.make(Obj.Items.of(LIST, all, true));
        }
        Datum one = site.heap().summary(ArrayStep.any(site.heap(), first));
        return any(site, one.join(site.heap().summary(ArrayStep.any(site.heap(), second))));
    }

    private static @Nullable Value at(CallSite site, @Nullable Integer index, boolean orNull) {
        if (site.arguments().stream().anyMatch(Function.class::isInstance)) {
            return null;
        }
        Obj.Items items = items(site, 0);
        if (items.exact() && index != null) {
            return index >= 0 && index < items.items().size() ? items.items().get(index) : Datum.NULL;
        }
        Value item = ArrayStep.any(site.heap(), items);
        return orNull ? site.heap().summary(item).join(Datum.NULL).named(site.symbol()) : item;
    }

    private static Value contains(CallSite site) {
        Obj.Items items = items(site, 0);
        CallSite asked = new CallSite(
                site.execution(), site.frame(), site.state(), site.callee(), null, List.of(site.argument(1)));
        return Membership.of(asked, items.items(), items.exact(), items.rest());
    }

    private static @Nullable Value asStream(CallSite site) {
        Obj.Items items = items(site, 0);
        Ref stream = site.make(new Obj.Items(FactoryModel.STREAM, items.items(), items.exact(), items.rest(), true), 1);
        Callee callee = new Callee(
                FactoryModel.STREAM,
                site.callee().name(),
                "(Ljava/util/function/Function;)L" + FactoryModel.STREAM + ";");
        return Library.call(
                new CallSite(site.execution(), site.frame(), site.state(), callee, stream, List.of(site.argument(1))));
    }
}
