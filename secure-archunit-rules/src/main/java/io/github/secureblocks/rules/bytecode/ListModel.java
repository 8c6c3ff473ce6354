package io.github.secureblocks.rules.bytecode;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/** Lists, sets, queues and their iterators. */
final class ListModel implements Library.Model {
    private static final int MAX_ITEMS = 512;

    @Override
    public @Nullable Value call(CallSite site) {
        Obj object = site.object();
        if (object instanceof Obj.Cursor cursor) {
            return iterator(site, cursor);
        }
        if (!(object instanceof Obj.Items items)) {
            return null;
        } else if (items.type().startsWith("[")) {
            return site.callee().name().equals("clone")
                    ? FactoryModel.copied(site, site.ref(), items.type(), false)
                    : null;
        }
        if (items.type().equals("java/util/Map$Entry")) {
            return entry(site, items);
        } else if (items.type().equals(FactoryModel.STREAM) || items.type().equals(FactoryModel.OPTIONAL)) {
            return null;
        }
        if (items.type().equals(Creation.CELL)) {
            return cell(site, items);
        }
        return site.callee().isConstructor() ? constructed(site, items) : list(site, items);
    }

    private static @Nullable Value entry(CallSite site, Obj.Items items) {
        return items.items().size() != 2
                ? null
                : switch (site.callee().name()) {
                    case "getKey" -> items.items().get(0);
                    case "getValue" -> items.items().get(1);
                    default -> null;
                };
    }

    private static @Nullable Value cell(CallSite site, Obj.Items items) {
        Value held = ArrayStep.any(site.heap(), items);
        return switch (site.callee().name()) {
            case "<init>", "set", "lazySet", "setPlain", "setRelease" ->
                put(site, items, site.count() == 0 ? held : site.argument(0));
            case "getAndSet" -> {
                put(site, items, site.argument(0));
                yield held;
            }
            case "get", "getPlain", "getAcquire" -> held;
            case "updateAndGet" -> {
                Value now = site.apply(site.argument(0), List.of(held));
                put(site, items, now);
                yield now;
            }
            case "compareAndSet" -> {
                put(site, items, site.heap().summary(held).join(site.datum(1)));
                yield site.truth();
            }
            default -> null;
        };
    }

    private static Value put(CallSite site, Obj.Items items, Value value) {
        site.update(Obj.Items.of(items.type(), List.of(value), false));
        return Datum.VOID;
    }

    private static Value constructed(CallSite site, Obj.Items items) {
        if (site.count() > 0 && site.callee().parameters()[0].getSort() == Type.OBJECT) {
            Obj from = site.heap().get(site.argument(0));
            site.update(
                    from instanceof Obj.Items other
                            ? new Obj.Items(items.type(), other.items(), other.exact(), other.rest(), false)
                            : Obj.Items.any(items.type(), site.datum(0).made("")));
        }
        return Datum.VOID;
    }

    private static @Nullable Value list(CallSite site, Obj.Items items) {
        String name = site.callee().name();
        return switch (name) {
            case "add", "addLast", "offer", "offerLast", "addElement", "put" -> add(site, items);
            case "addFirst", "push", "offerFirst" -> insert(site, items, 0, site.argument(0));
            case "addAll" -> addAll(site, items);
            case "set" -> set(site, items);
            case "clear", "removeAllElements" -> changed(site, Obj.Items.of(items.type(), List.of(), false));
            case "get", "elementAt" ->
                at(site, items, Numbers.datum(site.argument(0)).number());
            case "getFirst", "peek", "peekFirst", "element", "firstElement", "first" -> at(site, items, 0);
            case "getLast", "peekLast", "lastElement", "last" ->
                at(site, items, items.items().size() - 1);
            case "remove" -> site.count() == 0 ? take(site, items, 0) : remove(site, items);
            case "removeFirst", "poll", "pollFirst", "pop" -> take(site, items, 0);
            case "removeLast", "pollLast" -> take(site, items, items.items().size() - 1);
            case "size" -> size(site, items);
            case "isEmpty" -> items.exact() ? Datum.truth(items.items().isEmpty()) : site.truth();
            case "contains" -> Membership.of(site, items.items(), items.exact(), items.rest());
            case "iterator", "listIterator", "descendingIterator" -> iterated(site, items);
            case "stream", "parallelStream" -> FactoryModel.copied(site, site.ref(), FactoryModel.STREAM, true);
            case "toArray" -> FactoryModel.copied(site, site.ref(), "[Ljava/lang/Object;", false);
            case "forEach" -> each(site, items);
            case "removeIf", "retainAll", "removeAll" ->
                changed(site, Obj.Items.any(items.type(), ArrayStep.any(site.heap(), items)));
            case "sort", "replaceAll" -> sorted(site, items);
            case "subList", "reversed", "headSet", "tailSet" ->
                site.make(Obj.Items.any(items.type(), ArrayStep.any(site.heap(), items)));
            case "toString" -> site.heap().summary(site.ref()).made(Texts.STRING);
            case "containsAll", "equals" -> site.truth();
            case "hashCode", "indexOf" -> Datum.harmless("I", site.symbol());
            default -> null;
        };
    }

    private static Value changed(CallSite site, Obj.Items items) {
        site.update(items);
        return site.callee().result() == Type.VOID_TYPE
                ? Datum.VOID
                : site.callee().result() == Type.BOOLEAN_TYPE ? Datum.truth(true) : Datum.someConstant("");
    }

    private static Value add(CallSite site, Obj.Items items) {
        if (site.count() == 2) {
            Integer at = Numbers.datum(site.argument(0)).number();
            return insert(site, items, at == null ? -1 : at, site.argument(1));
        }
        return insert(site, items, items.items().size(), site.argument(0));
    }

    private static Value insert(CallSite site, Obj.Items items, int at, Value value) {
        if (items.exact()
                && at >= 0
                && at <= items.items().size()
                && at < MAX_ITEMS
                && !Creation.isSorted(items.type())) {
            List<Value> all = new ArrayList<>(items.items());
            all.add(at, value);
            return changed(site, new Obj.Items(items.type(), all, true, items.rest(), items.fixed()));
        }
        return changed(site, Obj.Items.any(items.type(), with(site, items, value)));
    }

    private static Datum with(CallSite site, Obj.Items items, Value value) {
        Datum added = site.heap().summary(value);
        return items.exact() && items.items().isEmpty()
                ? added
                : site.heap().summary(ArrayStep.any(site.heap(), items)).join(added);
    }

    private static Value addAll(CallSite site, Obj.Items items) {
        Value from = site.argument(site.count() - 1);
        if (site.count() == 1
                && items.exact()
                && site.heap().get(from) instanceof Obj.Items more
                && more.exact()
                && items.items().size() + more.items().size() <= MAX_ITEMS) {
            List<Value> all = new ArrayList<>(items.items());
            all.addAll(more.items());
            return changed(site, new Obj.Items(items.type(), all, true, items.rest(), false));
        }
        Value any = site.heap().get(from) instanceof Obj.Items more
                ? ArrayStep.any(site.heap(), more)
                : site.heap().summary(from).made("");
        return changed(site, Obj.Items.any(items.type(), with(site, items, any)));
    }

    private static Value set(CallSite site, Obj.Items items) {
        Integer at = Numbers.datum(site.argument(0)).number();
        if (items.exact() && at != null && at >= 0 && at < items.items().size()) {
            List<Value> all = new ArrayList<>(items.items());
            Value before = all.set(at, site.argument(1));
            site.update(new Obj.Items(items.type(), all, true, items.rest(), false));
            return before;
        }
        site.update(Obj.Items.any(items.type(), with(site, items, site.argument(1))));
        return ArrayStep.any(site.heap(), items);
    }

    private static Value at(CallSite site, Obj.Items items, @Nullable Integer index) {
        if (items.exact()
                && index != null
                && index >= 0
                && index < items.items().size()) {
            return items.items().get(index);
        }
        Ref one = items.exact() ? Choices.of(site, items.items()) : null;
        return one == null ? ArrayStep.any(site.heap(), items) : one;
    }

    private static Value take(CallSite site, Obj.Items items, int index) {
        Value taken = at(site, items, index);
        if (items.exact() && index >= 0 && index < items.items().size()) {
            List<Value> all = new ArrayList<>(items.items());
            all.remove(index);
            site.update(new Obj.Items(items.type(), all, true, items.rest(), false));
        }
        return taken;
    }

    private static Value remove(CallSite site, Obj.Items items) {
        if (site.callee().parameters()[0] == Type.INT_TYPE) {
            Integer at = Numbers.datum(site.argument(0)).number();
            return at == null
                    ? changed(site, Obj.Items.any(items.type(), ArrayStep.any(site.heap(), items)))
                    : take(site, items, at);
        }
        List<Value> all = new ArrayList<>(items.items());
        boolean removed = site.datum(0).constant() != null
                && all.removeIf(value -> value instanceof Datum datum
                        && Objects.equals(datum.constant(), site.datum(0).constant()));
        if (items.exact() && (removed || site.datum(0).constant() != null)) {
            return changed(site, new Obj.Items(items.type(), all, true, items.rest(), false));
        }
        return changed(site, Obj.Items.any(items.type(), ArrayStep.any(site.heap(), items)));
    }

    private static Value size(CallSite site, Obj.Items items) {
        return items.exact() ? Datum.computed(items.items().size(), "I") : Datum.harmless("I", site.symbol());
    }

    private static Value iterated(CallSite site, Obj.Items items) {
        Ref frozen = site.make(new Obj.Items(items.type(), items.items(), items.exact(), items.rest(), true), 1);
        boolean known = items.exact() && !site.callee().name().startsWith("desc") && !Creation.isSorted(items.type());
        return site.make(new Obj.Cursor("java/util/Iterator", frozen, known ? 0 : -1));
    }

    private static @Nullable Value iterator(CallSite site, Obj.Cursor cursor) {
        if (!(site.heap().get(cursor.over()) instanceof Obj.Items items)) {
            return null;
        }
        boolean known = cursor.next() >= 0 && items.exact();
        switch (site.callee().name()) {
            case "hasNext" -> {
                return known
                        ? Datum.truth(cursor.next() < items.items().size())
                        : items.exact() && items.items().isEmpty() ? Datum.truth(false) : site.truth();
            }
            case "next" -> {
                if (known && cursor.next() < items.items().size()) {
                    site.update(new Obj.Cursor(cursor.type(), cursor.over(), cursor.next() + 1));
                    return items.items().get(cursor.next());
                }
                Value any = ArrayStep.any(site.heap(), items);
                return any instanceof Datum datum && !datum.isConstant() ? datum.named(site.symbol()) : any;
            }
            default -> {
                return null;
            }
        }
    }

    private static Value each(CallSite site, Obj.Items items) {
        if (items.exact() && items.items().size() <= 16) {
            items.items().forEach(item -> site.apply(site.argument(0), List.of(item)));
        } else {
            site.apply(site.argument(0), List.of(ArrayStep.any(site.heap(), items)));
            site.apply(site.argument(0), List.of(ArrayStep.any(site.heap(), items)));
        }
        return Datum.VOID;
    }

    private static Value sorted(CallSite site, Obj.Items items) {
        Datum any = site.heap().summary(ArrayStep.any(site.heap(), items));
        boolean replaces = site.callee().name().equals("replaceAll");
        Value put = replaces ? site.apply(site.argument(0), List.of(any)) : any;
        site.update(Obj.Items.any(items.type(), site.heap().summary(put)));
        return Datum.VOID;
    }
}
