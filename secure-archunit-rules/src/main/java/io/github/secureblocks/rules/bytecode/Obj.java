package io.github.secureblocks.rules.bytecode;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The contents of an object on one path; immutable, so that paths share them. */
sealed interface Obj {
    /** The internal name of its class, as far as it is known. */
    String type();

    /**
     * A string builder, or a writer of text.
     *
     * @param type see the interface
     * @param content what it holds
     */
    record Text(String type, Datum content) implements Obj {}

    /**
     * An array, a list, a set, a stream or an optional.
     *
     * @param type see the interface
     * @param items in their order, where they are known
     * @param exact whether there are no others
     * @param rest what any other is
     * @param fixed whether nobody can change it
     */
    record Items(String type, List<Value> items, boolean exact, Value rest, boolean fixed) implements Obj {
        public Items {
            items = List.copyOf(items);
        }

        static Items of(String type, List<Value> items, boolean fixed) {
            return new Items(type, items, true, Datum.NULL, fixed);
        }

        static Items any(String type, Value rest) {
            return new Items(type, List.of(), false, rest, false);
        }
    }

    /**
     * A map.
     *
     * @param type see the interface
     * @param known by constant key
     * @param exact whether there are no others
     * @param rest what any other value is
     * @param fixed whether nobody can change it
     */
    record Entries(String type, Map<Object, Value> known, boolean exact, Value rest, boolean fixed) implements Obj {
        public Entries {
            known = new LinkedHashMap<>(known);
        }
    }

    /**
     * An object of the program's own classes.
     *
     * @param type see the interface
     * @param fields by owner and name
     * @param fresh whether it was made on this path, so that a field that is not known holds nothing
     */
    record Instance(String type, Map<String, Value> fields, boolean fresh) implements Obj {
        public Instance {
            // In an order that is the same on every run.
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /**
     * One of several, or nothing.
     *
     * @param type see the interface; empty
     * @param values objects and functions
     */
    record Choice(String type, Set<Value> values) implements Obj {
        public Choice {
            values = new LinkedHashSet<>(values);
        }
    }

    /**
     * An object of a library.
     *
     * @param type see the interface
     * @param content what it was made from
     */
    record Opaque(String type, Datum content) implements Obj {}

    /**
     * An iterator.
     *
     * @param type see the interface
     * @param over the items
     * @param next the index of the next
     */
    record Cursor(String type, Ref over, int next) implements Obj {}
}
