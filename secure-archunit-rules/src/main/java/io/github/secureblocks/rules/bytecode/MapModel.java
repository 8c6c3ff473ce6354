package io.github.secureblocks.rules.bytecode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/** Maps and properties, by constant keys. */
final class MapModel implements Library.Model {
    @Override
    public @Nullable Value call(CallSite site) {
        if (!(site.object() instanceof Obj.Entries entries)) {
            return null;
        }
        if (site.callee().isConstructor()) {
            if (site.count() > 0 && site.heap().get(site.argument(0)) instanceof Obj.Entries from) {
                site.update(new Obj.Entries(entries.type(), from.known(), from.exact(), from.rest(), false));
            } else if (site.count() > 0 && site.callee().parameters()[0].getSort() == Type.OBJECT) {
                site.update(new Obj.Entries(
                        entries.type(), Map.of(), false, site.datum(0).made(""), false));
            }
            return Datum.VOID;
        }
        return map(site, entries);
    }

    private static @Nullable Value map(CallSite site, Obj.Entries entries) {
        return switch (site.callee().name()) {
            case "put", "setProperty", "replace" -> put(site, entries, site.argument(1));
            case "putIfAbsent" -> absent(site, entries, site.argument(1));
            case "computeIfAbsent" -> absent(site, entries, site.apply(site.argument(1), List.of(site.argument(0))));
            case "merge", "compute", "computeIfPresent" -> lost(site, entries);
            case "get", "getString", "getObject" -> get(site, entries, Datum.NULL);
            case "getProperty", "getOrDefault" -> get(site, entries, site.count() > 1 ? site.argument(1) : Datum.NULL);
            case "containsKey" -> contains(site, entries);
            case "remove" -> remove(site, entries);
            case "clear" -> {
                site.update(new Obj.Entries(entries.type(), Map.of(), true, Datum.NULL, false));
                yield Datum.VOID;
            }
            case "putAll" -> putAll(site, entries);
            case "size" ->
                entries.exact() ? Datum.computed(entries.known().size(), "I") : Datum.harmless("I", site.symbol());
            case "isEmpty" -> entries.exact() ? Datum.truth(entries.known().isEmpty()) : site.truth();
            case "values" ->
                items(site, entries, new ArrayList<>(entries.known().values()));
            case "keySet", "stringPropertyNames", "navigableKeySet" -> keys(site, entries);
            case "entrySet" -> pairs(site, entries);
            case "forEach" -> each(site, entries);
            case "replaceAll" -> replaced(site, entries);
            case "toString" -> site.heap().summary(site.ref()).made(Texts.STRING);
            default -> null;
        };
    }

    private static @Nullable Object key(Value value) {
        return value instanceof Datum datum && datum.isConstant() ? datum.constant() : null;
    }

    private static Datum any(CallSite site, Obj.Entries entries) {
        Datum all = null;
        for (Value each : entries.known().values()) {
            Datum one = site.heap().summary(each);
            all = all == null ? one : all.join(one);
        }
        if (!entries.exact() || all == null) {
            Datum rest = site.heap().summary(entries.rest());
            all = all == null ? rest : all.join(rest);
        }
        return all;
    }

    private static Value put(CallSite site, Obj.Entries entries, Value value) {
        Object key = key(site.argument(0));
        Map<Object, Value> known = new LinkedHashMap<>(entries.known());
        if (key != null) {
            Value before = known.put(key, value);
            site.update(new Obj.Entries(entries.type(), known, entries.exact(), entries.rest(), false));
            return before == null ? (entries.exact() ? Datum.NULL : entries.rest()) : before;
        }
        // Under a key that is not known it can be what any key answers.
        Datum put = site.heap().summary(value);
        Datum rest = entries.exact() ? put : site.heap().summary(entries.rest()).join(put);
        known.replaceAll((each, old) -> site.heap().summary(old).join(put));
        site.update(new Obj.Entries(entries.type(), known, false, rest, false));
        return any(site, entries);
    }

    private static Value absent(CallSite site, Obj.Entries entries, Value value) {
        Object key = key(site.argument(0));
        Value known = key == null ? null : entries.known().get(key);
        if (known != null) {
            return known;
        }
        put(site, entries, value);
        return entries.exact() && key != null
                ? value
                : any(site, entries).join(site.heap().summary(value));
    }

    private static Value lost(CallSite site, Obj.Entries entries) {
        Part part = Part.lost("a map that is changed in a way that is not followed");
        site.update(new Obj.Entries(entries.type(), Map.of(), false, Datum.data(part, "", 0), false));
        return site.unknown(part);
    }

    private static Value get(CallSite site, Obj.Entries entries, Value otherwise) {
        Object key = key(site.argument(0));
        if (key != null && entries.known().containsKey(key)) {
            return entries.known().getOrDefault(key, Datum.NULL);
        } else if (key != null && entries.exact()) {
            return otherwise;
        }
        List<Value> each = new ArrayList<>(entries.known().values());
        if (!(otherwise instanceof Datum datum && datum.isNull())) {
            each.add(otherwise);
        }
        Ref one = entries.exact() && !entries.known().isEmpty() ? Choices.of(site, each) : null;
        if (one != null) {
            return one;
        }
        Datum all = any(site, entries);
        boolean possible = key == null || !entries.exact();
        Datum other = site.heap().summary(otherwise);
        Datum found = possible && !other.isNull() ? all.join(other) : all;
        return found.constant() == null || !other.isNull()
                ? found
                // A single entry may be missed all the same.
                : new Datum(null, found.level(), found.parts(), found.texts(), found.type(), site.symbol(), null);
    }

    private static Value contains(CallSite site, Obj.Entries entries) {
        Object key = key(site.argument(0));
        if (key != null && entries.exact()) {
            return Datum.truth(entries.known().containsKey(key));
        } else if (key != null && entries.known().containsKey(key)) {
            return Datum.truth(true);
        } else if (site.argument(0) instanceof Datum datum && datum.symbol() != 0 && entries.exact()) {
            Datum all = Datum.someConstant(Texts.STRING);
            return site.truth(new Datum.Condition(datum.symbol(), all, null));
        }
        return site.truth();
    }

    private static Value remove(CallSite site, Obj.Entries entries) {
        Object key = key(site.argument(0));
        Map<Object, Value> known = new LinkedHashMap<>(entries.known());
        Value before = key == null ? any(site, entries) : known.remove(key);
        site.update(new Obj.Entries(entries.type(), known, entries.exact(), entries.rest(), false));
        return before == null ? Datum.NULL : before;
    }

    private static Value putAll(CallSite site, Obj.Entries entries) {
        Map<Object, Value> known = new LinkedHashMap<>(entries.known());
        if (site.heap().get(site.argument(0)) instanceof Obj.Entries more && more.exact()) {
            known.putAll(more.known());
            site.update(new Obj.Entries(entries.type(), known, entries.exact(), entries.rest(), false));
        } else {
            Datum other = site.datum(0).made("");
            known.replaceAll((key, value) -> site.heap().summary(value).join(other));
            site.update(new Obj.Entries(entries.type(), known, false, other, false));
        }
        return Datum.VOID;
    }

    private static Value items(CallSite site, Obj.Entries entries, List<Value> items) {
        return site.make(new Obj.Items(FactoryModel.LIST, items, entries.exact(), entries.rest(), true));
    }

    private static Value keys(CallSite site, Obj.Entries entries) {
        List<Value> all = new ArrayList<>();
        entries.known().keySet().forEach(key -> all.add(constant(key)));
        Datum rest = entries.exact() ? Datum.NULL : anyKey();
        return site.make(new Obj.Items(FactoryModel.LIST, all, entries.exact(), rest, true));
    }

    private static Datum anyKey() {
        return Datum.data(Part.data("a key of a map"), Texts.STRING, 0);
    }

    private static Datum constant(Object key) {
        return Datum.computed(key, key instanceof String ? Texts.STRING : "");
    }

    private static Value pairs(CallSite site, Obj.Entries entries) {
        List<Value> all = new ArrayList<>();
        int part = 1;
        for (Map.Entry<Object, Value> each : entries.known().entrySet()) {
            List<Value> pair = List.of(constant(each.getKey()), each.getValue());
            all.add(site.make(Obj.Items.of("java/util/Map$Entry", pair, true), part));
            part = Math.min(part + 1, 4);
        }
        Value rest = entries.exact()
                ? Datum.NULL
                : site.make(Obj.Items.of("java/util/Map$Entry", List.of(anyKey(), entries.rest()), true), part);
        return site.make(new Obj.Items(FactoryModel.LIST, all, entries.exact(), rest, true));
    }

    private static Value replaced(CallSite site, Obj.Entries entries) {
        Map<Object, Value> known = new LinkedHashMap<>(entries.known());
        known.replaceAll((key, value) -> site.apply(site.argument(0), List.of(constant(key), value)));
        Value rest = entries.rest();
        if (!entries.exact()) {
            Datum key = Datum.data(Part.data("a key of a map"), Texts.STRING, 0);
            rest = site.heap().summary(site.apply(site.argument(0), List.of(key, rest)));
        }
        site.update(new Obj.Entries(entries.type(), known, entries.exact(), rest, false));
        return Datum.VOID;
    }

    private static Value each(CallSite site, Obj.Entries entries) {
        entries.known().forEach((key, value) -> site.apply(site.argument(0), List.of(constant(key), value)));
        if (!entries.exact()) {
            site.apply(site.argument(0), List.of(anyKey(), entries.rest()));
        }
        return Datum.VOID;
    }
}
