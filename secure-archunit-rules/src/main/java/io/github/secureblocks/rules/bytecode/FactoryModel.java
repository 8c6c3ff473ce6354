package io.github.secureblocks.rules.bytecode;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/** The static methods that make lists, maps, optionals and streams. */
final class FactoryModel implements Library.Model {
    static final String OPTIONAL = "java/util/Optional";
    static final String STREAM = "java/util/stream/Stream";
    static final String LIST = "java/util/List";
    private static final String MAP = "java/util/Map";

    @Override
    public @Nullable Value call(CallSite site) {
        if (site.receiver() != null) {
            return null;
        }
        return switch (site.callee().owner()) {
            case LIST, "java/util/Set", "java/util/EnumSet" -> collection(site);
            case "java/util/Arrays" -> arrays(site);
            case "java/util/Collections" -> collections(site);
            case MAP -> map(site);
            case OPTIONAL -> optional(site);
            case STREAM, "java/util/stream/IntStream", "java/util/stream/LongStream" -> stream(site);
            case "java/util/stream/Collectors" -> collector(site);
            case "java/util/Map$Entry" -> null;
            default -> null;
        };
    }

    private static @Nullable Value collection(CallSite site) {
        if (site.callee().name().equals("copyOf")) {
            return copied(site, site.argument(0), LIST, true);
        }
        return site.callee().name().equals("of") ? items(site, LIST, true) : null;
    }

    /** The arguments, or the elements of the one array among them. */
    static Value items(CallSite site, String type, boolean fixed) {
        Type[] types = site.callee().parameters();
        List<Value> all = new ArrayList<>();
        for (int index = 0; index < site.count(); index++) {
            if (types[index].getSort() == Type.ARRAY) {
                if (!(site.heap().get(site.argument(index)) instanceof Obj.Items items) || !items.exact()) {
                    return copied(site, site.argument(index), type, fixed);
                }
                all.addAll(items.items());
            } else {
                all.add(site.argument(index));
            }
        }
        return site.make(Obj.Items.of(type, all, fixed));
    }

    /** A new object with the items of another. */
    static Value copied(CallSite site, Value from, String type, boolean fixed) {
        Obj object = site.heap().get(from);
        if (object instanceof Obj.Items items) {
            return site.make(new Obj.Items(type, items.items(), items.exact(), items.rest(), fixed));
        }
        return site.make(
                new Obj.Items(type, List.of(), false, site.heap().summary(from).made(""), fixed));
    }

    private static @Nullable Value arrays(CallSite site) {
        return switch (site.callee().name()) {
            case "asList" -> items(site, LIST, false);
            case "stream" -> copied(site, site.argument(0), STREAM, true);
            case "copyOf", "copyOfRange" -> part(site);
            case "fill" -> filled(site);
            case "equals" -> site.truth();
            default -> null;
        };
    }

    private static Value part(CallSite site) {
        Type type = site.callee().parameters()[0];
        int from = site.count() == 3 ? number(site, 1) : 0;
        int to = number(site, site.count() - 1);
        if (site.heap().get(site.argument(0)) instanceof Obj.Items items
                && items.exact()
                && from >= 0
                && to >= from
                && to <= items.items().size()) {
            return site.make(Obj.Items.of(items.type(), items.items().subList(from, to), false));
        }
        return site.make(Obj.Items.any(type.getDescriptor(), any(site, site.argument(0))));
    }

    private static int number(CallSite site, int index) {
        Integer number = site.datum(index).number();
        return number == null ? -1 : number;
    }

    private static Value filled(CallSite site) {
        if (site.argument(0) instanceof Ref ref && site.heap().get(ref) instanceof Obj.Items items) {
            Value put = site.argument(site.count() - 1);
            boolean whole = site.count() == 2;
            int from = whole ? 0 : number(site, 1);
            int to = whole ? items.items().size() : number(site, 2);
            Datum joined = site.heap().summary(any(site, ref)).join(site.heap().summary(put));
            Datum either = items.type().length() == 2 ? joined.withMay(Set.of()) : joined;
            List<Value> all = new ArrayList<>(items.items());
            for (int at = 0; at < all.size(); at++) {
                if (from < 0 || to < 0) {
                    all.set(at, either);
                } else if (at >= from && at < to) {
                    all.set(at, put);
                }
            }
            site.heap().put(ref, new Obj.Items(items.type(), all, items.exact(), whole ? put : either, false));
        }
        return Datum.VOID;
    }

    private static Value any(CallSite site, Value of) {
        return site.heap().get(of) instanceof Obj.Items items
                ? ArrayStep.any(site.heap(), items)
                : site.heap().summary(of).made("");
    }

    private static @Nullable Value collections(CallSite site) {
        return switch (site.callee().name()) {
            case "emptyList", "emptySet", "singletonList", "singleton" -> items(site, LIST, true);
            case "emptyMap" -> site.make(new Obj.Entries(MAP, Map.of(), true, Datum.NULL, true));
            case "singletonMap" -> map(site);
            case "unmodifiableList",
                    "unmodifiableSet",
                    "unmodifiableCollection",
                    "unmodifiableMap",
                    "synchronizedList",
                    "synchronizedMap",
                    "unmodifiableSortedMap" -> site.argument(0);
            case "list" -> copied(site, site.argument(0), LIST, false);
            case "nCopies" -> copies(site);
            case "addAll" -> added(site);
            case "sort", "reverse", "shuffle", "swap" -> {
                if (site.argument(0) instanceof Ref ref && site.heap().get(ref) instanceof Obj.Items items) {
                    site.heap().put(ref, Obj.Items.any(items.type(), ArrayStep.any(site.heap(), items)));
                }
                yield Datum.VOID;
            }
            default -> null;
        };
    }

    private static Value copies(CallSite site) {
        Integer count = site.datum(0).number();
        return site.make(
                count != null && count >= 0 && count <= 64
                        ? Obj.Items.of(LIST, Collections.nCopies(count, site.argument(1)), true)
                        : new Obj.Items(LIST, List.of(), false, site.argument(1), true));
    }

    /** To the first argument, what the second one holds. */
    static Value added(CallSite site) {
        if (site.argument(0) instanceof Ref ref && site.heap().get(ref) instanceof Obj.Items items) {
            List<Value> all = new ArrayList<>(items.items());
            boolean exact = items.exact();
            Value rest = items.rest();
            if (site.heap().get(site.argument(1)) instanceof Obj.Items more && more.exact()) {
                all.addAll(more.items());
            } else {
                exact = false;
                rest = site.heap()
                        .summary(any(site, site.argument(1)))
                        .join(site.heap().summary(rest));
            }
            site.heap().put(ref, new Obj.Items(items.type(), all, exact, rest, false));
        }
        return site.truth();
    }

    private static @Nullable Value map(CallSite site) {
        return switch (site.callee().name()) {
            case "of", "singletonMap" -> {
                Map<Object, Value> known = new LinkedHashMap<>();
                Value rest = null;
                for (int index = 0; index + 1 < site.count(); index += 2) {
                    rest = put(site, known, site.argument(index), site.argument(index + 1), rest);
                }
                yield site.make(new Obj.Entries(MAP, known, rest == null, rest == null ? Datum.NULL : rest, true));
            }
            case "entry" -> site.make(Obj.Items.of("java/util/Map$Entry", site.arguments(), true));
            case "ofEntries" -> entries(site, site.argument(0), true);
            case "copyOf" ->
                site.heap().get(site.argument(0)) instanceof Obj.Entries entries
                        ? site.make(new Obj.Entries(MAP, entries.known(), entries.exact(), entries.rest(), true))
                        : null;
            default -> null;
        };
    }

    /** A map of the pairs that a list or an array holds. */
    static Value entries(CallSite site, Value pairs, boolean fixed) {
        Map<Object, Value> known = new LinkedHashMap<>();
        Value rest = null;
        if (site.heap().get(pairs) instanceof Obj.Items items && items.exact()) {
            for (Value each : items.items()) {
                if (site.heap().get(each) instanceof Obj.Items entry
                        && entry.items().size() == 2) {
                    rest = put(site, known, entry.items().get(0), entry.items().get(1), rest);
                } else {
                    rest = site.heap().summary(each);
                }
            }
        } else {
            rest = site.heap().summary(pairs).made("");
        }
        return site.make(new Obj.Entries(MAP, known, rest == null, rest == null ? Datum.NULL : rest, fixed));
    }

    private static @Nullable Value put(
            CallSite site, Map<Object, Value> known, Value key, Value value, @Nullable Value rest) {
        Object constant = key instanceof Datum datum && datum.isConstant() ? datum.constant() : null;
        if (constant != null) {
            known.put(constant, value);
            return rest;
        }
        Datum other = site.heap().summary(value);
        return rest == null ? other : site.heap().summary(rest).join(other);
    }

    private static @Nullable Value optional(CallSite site) {
        return switch (site.callee().name()) {
            case "of" -> site.make(Obj.Items.of(OPTIONAL, site.arguments(), true));
            case "ofNullable" -> {
                Value value = site.argument(0);
                yield value instanceof Datum datum && datum.isNull()
                        ? site.make(Obj.Items.of(OPTIONAL, List.of(), true))
                        : (value instanceof Datum datum && datum.constant() == null)
                                        || Choices.isOne(site.heap(), value)
                                ? site.make(new Obj.Items(OPTIONAL, List.of(), false, value, true))
                                : site.make(Obj.Items.of(OPTIONAL, List.of(value), true));
            }
            case "empty" -> site.make(Obj.Items.of(OPTIONAL, List.of(), true));
            default -> null;
        };
    }

    private static @Nullable Value stream(CallSite site) {
        return switch (site.callee().name()) {
            case "of" -> items(site, STREAM, true);
            case "empty" -> site.make(Obj.Items.of(STREAM, List.of(), true));
            case "ofNullable" -> site.make(Obj.Items.of(STREAM, site.arguments(), true));
            case "range", "rangeClosed" ->
                site.make(new Obj.Items(STREAM, List.of(), false, Datum.harmless("I", 0), true));
            case "iterate" -> null;
            case "generate" ->
                site.make(new Obj.Items(STREAM, List.of(), false, site.apply(site.argument(0), List.of()), true));
            case "concat" -> {
                Datum both = site.heap()
                        .summary(any(site, site.argument(0)))
                        .join(site.heap().summary(any(site, site.argument(1))));
                yield site.make(new Obj.Items(STREAM, List.of(), false, both, true));
            }
            default -> null;
        };
    }

    // A collector is what it does and, for text, what it puts between and around.
    private static Value collector(CallSite site) {
        Datum between = Datum.computed("", Texts.STRING);
        if (site.callee().name().equals("joining")) {
            for (int index = 0; index < site.count(); index++) {
                between = index == 0 ? site.text(0) : between.and(site.text(index));
            }
        }
        return site.make(new Obj.Items("collector:" + site.callee().name(), List.of(between), true, between, true));
    }
}
