package io.github.secureblocks.rules.bytecode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/** Streams and optionals, item by item where the items are few and known. */
final class StreamModel implements Library.Model {
    private static final int MAX_ITEMS = 16;

    @Override
    public @Nullable Value call(CallSite site) {
        if (!(site.object() instanceof Obj.Items items)) {
            return ofUnknown(site);
        } else if (items.type().equals(FactoryModel.OPTIONAL)) {
            return optional(site, items);
        }
        return items.type().equals(FactoryModel.STREAM) ? stream(site, items) : null;
    }

    // Nothing is known of the items, but what a function makes of them.
    private @Nullable Value ofUnknown(CallSite site) {
        if (!(site.receiver() instanceof Datum datum) || datum.isNull()) {
            return null;
        }
        Callee callee = site.callee();
        String type = switch (callee.owner()) {
            case FactoryModel.OPTIONAL, FactoryModel.STREAM -> callee.owner();
            default ->
                callee.name().equals("stream")
                                && callee.result().getDescriptor().equals("L" + FactoryModel.STREAM + ";")
                        ? FactoryModel.STREAM
                        : "";
        };
        if (type.isEmpty()) {
            return null;
        }
        Obj.Items items = new Obj.Items(type, List.of(), false, datum.made("").named(site.symbol()), true);
        Ref made = site.make(items, 2);
        if (callee.name().equals("stream")) {
            return made;
        }
        return call(new CallSite(site.execution(), site.frame(), site.state(), callee, made, site.arguments()));
    }

    private static @Nullable Value optional(CallSite site, Obj.Items items) {
        boolean empty = items.exact() && items.items().isEmpty();
        boolean present = items.exact() && !items.items().isEmpty();
        Value value = ArrayStep.any(site.heap(), items);
        return switch (site.callee().name()) {
            case "get", "orElseThrow" -> value;
            case "orElse" -> empty ? site.argument(0) : present ? value : joined(site, value, site.argument(0));
            case "orElseGet" -> {
                Value other = present ? value : site.apply(site.argument(0), List.of());
                yield empty ? other : present ? value : joined(site, value, other);
            }
            case "map" -> empty ? site.ref() : with(site, items, site.apply(site.argument(0), List.of(value)));
            case "flatMap" -> {
                Value inner = empty ? value : site.apply(site.argument(0), List.of(value));
                yield site.heap().get(inner) instanceof Obj.Items
                        ? inner
                        : site.make(new Obj.Items(
                                items.type(), List.of(), false, site.heap().summary(inner), true));
            }
            case "filter" -> filtered(site, items);
            case "isPresent", "isEmpty" ->
                items.exact() ? Datum.truth(site.callee().name().equals("isPresent") == present) : site.truth();
            case "ifPresent", "ifPresentOrElse" -> {
                if (!empty) {
                    site.apply(site.argument(0), List.of(value));
                }
                yield Datum.VOID;
            }
            case "or" -> {
                Value other = site.apply(site.argument(0), List.of());
                yield site.make(new Obj.Items(
                        items.type(),
                        List.of(),
                        false,
                        empty ? site.heap().summary(other) : joined(site, value, other),
                        true));
            }
            case "stream" -> FactoryModel.copied(site, site.ref(), FactoryModel.STREAM, true);
            default -> null;
        };
    }

    private static Datum joined(CallSite site, Value one, Value other) {
        return site.heap().summary(one).join(site.heap().summary(other));
    }

    private static Value with(CallSite site, Obj.Items items, Value value) {
        return site.make(
                items.exact()
                        ? Obj.Items.of(items.type(), List.of(value), true)
                        : new Obj.Items(items.type(), List.of(), false, value, true));
    }

    private static @Nullable Value stream(CallSite site, Obj.Items items) {
        return switch (site.callee().name()) {
            case "map", "mapToObj", "mapToInt", "mapToLong", "boxed", "asLongStream", "chars" -> mapped(site, items);
            case "filter" -> filtered(site, items);
            case "peek" -> {
                values(site, items).forEach(item -> site.apply(site.argument(0), List.of(item)));
                yield site.ref();
            }
            case "flatMap" -> flattened(site, items);
            case "sorted", "limit", "skip", "takeWhile", "dropWhile" ->
                site.make(new Obj.Items(items.type(), List.of(), false, ArrayStep.any(site.heap(), items), true));
            case "distinct", "parallel", "sequential", "unordered", "onClose" -> site.ref();
            case "collect" -> collected(site, items);
            case "toList" -> FactoryModel.copied(site, site.ref(), FactoryModel.LIST, true);
            case "toArray" -> FactoryModel.copied(site, site.ref(), "[Ljava/lang/Object;", false);
            case "findFirst", "findAny", "min", "max" -> first(site, items);
            case "reduce" -> reduced(site, items);
            case "forEach", "forEachOrdered" -> {
                values(site, items).forEach(item -> site.apply(site.argument(0), List.of(item)));
                yield Datum.VOID;
            }
            case "anyMatch", "allMatch", "noneMatch" -> matched(site, items);
            case "count", "sum" -> Datum.harmless("J", site.symbol());
            case "iterator" -> {
                Ref frozen = site.make(items, 1);
                yield site.make(new Obj.Cursor("java/util/Iterator", frozen, items.exact() ? 0 : -1));
            }
            default -> null;
        };
    }

    private static boolean isFew(Obj.Items items) {
        return items.exact() && items.items().size() <= MAX_ITEMS;
    }

    private static List<Value> values(CallSite site, Obj.Items items) {
        return isFew(items) ? items.items() : List.of(ArrayStep.any(site.heap(), items));
    }

    private static Value again(CallSite site, Obj.Items items, List<Value> values) {
        if (isFew(items)) {
            return site.make(Obj.Items.of(FactoryModel.STREAM, values, true));
        }
        return site.make(new Obj.Items(FactoryModel.STREAM, List.of(), false, values.get(0), true));
    }

    private static Value mapped(CallSite site, Obj.Items items) {
        if (site.count() == 0) {
            return site.ref();
        }
        List<Value> all = new ArrayList<>();
        values(site, items).forEach(item -> all.add(site.apply(site.argument(0), List.of(item))));
        return again(site, items, all);
    }

    private static Value flattened(CallSite site, Obj.Items items) {
        Datum all = null;
        for (Value item : values(site, items)) {
            Value inner = site.apply(site.argument(0), List.of(item));
            Datum any = site.heap()
                    .summary(
                            site.heap().get(inner) instanceof Obj.Items several
                                    ? ArrayStep.any(site.heap(), several)
                                    : inner);
            all = all == null ? any : all.join(any);
        }
        return site.make(new Obj.Items(FactoryModel.STREAM, List.of(), false, all == null ? Datum.NULL : all, true));
    }

    private static Value filtered(CallSite site, Obj.Items items) {
        List<Value> kept = new ArrayList<>();
        boolean known = items.exact();
        for (Value item : values(site, items)) {
            Datum truth = asked(site, item);
            Integer number = truth.number();
            if (number == null || number != 0) {
                known &= number != null;
                kept.add(number == null ? told(item, truth) : item);
            }
        }
        if (known && isFew(items)) {
            return site.make(Obj.Items.of(items.type(), kept, true));
        }
        Datum rest = null;
        for (Value item : kept) {
            rest = rest == null
                    ? site.heap().summary(item)
                    : rest.join(site.heap().summary(item));
        }
        return site.make(new Obj.Items(items.type(), List.of(), false, rest == null ? Datum.NULL : rest, true));
    }

    // What a question is asked with may have to be followed first.
    private static Datum asked(CallSite site, Value item) {
        Datum truth = Numbers.datum(site.apply(site.argument(0), List.of(item)));
        if (truth.number() == null) {
            site.execution().open(truth, site.frame());
            site.execution().open(site.heap().summary(site.argument(0)), site.frame());
        }
        return truth;
    }

    private static Value told(Value item, Datum truth) {
        Datum.Condition condition = truth.condition();
        return item instanceof Datum datum
                        && condition != null
                        && condition.holds() != null
                        && datum.symbol() == condition.symbol()
                ? condition.holds()
                : item;
    }

    private static Value collected(CallSite site, Obj.Items items) {
        if (site.heap().get(site.argument(0)) instanceof Obj.Items collector
                && collector.type().startsWith("collector:")) {
            Datum between = site.heap().summary(collector.rest());
            return switch (collector.type().substring("collector:".length())) {
                case "joining" ->
                    isFew(items) && between.text() != null
                            ? StringModel.joined(site, between, items)
                            : between.and(site.text(
                                            ArrayStep.any(site.heap(), items), Type.getObjectType("java/lang/Object")))
                                    .typed(Texts.STRING);
                case "toList", "toSet", "toCollection", "toUnmodifiableList", "toUnmodifiableSet" ->
                    FactoryModel.copied(site, site.ref(), FactoryModel.LIST, false);
                case "partitioningBy", "groupingBy" -> {
                    Value group = FactoryModel.copied(site, site.ref(), FactoryModel.LIST, false);
                    yield site.make(new Obj.Entries("java/util/Map", Map.of(), false, group, false), 3);
                }
                default -> site.heap().summary(site.ref()).made("");
            };
        }
        return site.heap().summary(site.ref()).made("");
    }

    private static Value first(CallSite site, Obj.Items items) {
        boolean known = isFew(items) && site.callee().name().startsWith("find");
        List<Value> one = known && !items.items().isEmpty() ? items.items().subList(0, 1) : List.of();
        return known
                ? site.make(Obj.Items.of(FactoryModel.OPTIONAL, one, true))
                : site.make(new Obj.Items(
                        FactoryModel.OPTIONAL, List.of(), false, ArrayStep.any(site.heap(), items), true));
    }

    private static Value reduced(CallSite site, Obj.Items items) {
        boolean start = site.count() > 1;
        Value function = site.argument(start ? 1 : 0);
        Value all = start ? site.argument(0) : null;
        for (Value item : values(site, items)) {
            all = all == null ? item : site.apply(function, List.of(all, item));
            if (!isFew(items)) {
                all = site.apply(function, List.of(all, item));
            }
        }
        Value answer = all == null ? Datum.NULL : all;
        return start ? answer : site.make(Obj.Items.of(FactoryModel.OPTIONAL, List.of(answer), true));
    }

    // A value that equals one of several constants is a constant.
    private static Value matched(CallSite site, Obj.Items items) {
        Datum holds = null;
        int symbol = 0;
        for (Value item : values(site, items)) {
            Datum.Condition condition = asked(site, item).condition();
            if (condition == null || condition.holds() == null || (symbol != 0 && symbol != condition.symbol())) {
                return site.truth();
            }
            symbol = condition.symbol();
            holds = holds == null ? condition.holds() : holds.join(condition.holds());
        }
        return holds == null || !site.callee().name().equals("anyMatch")
                ? site.truth()
                : site.truth(new Datum.Condition(symbol, holds, null));
    }
}
