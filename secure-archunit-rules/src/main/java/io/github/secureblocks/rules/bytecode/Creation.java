package io.github.secureblocks.rules.bytecode;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a new object is before its constructor has run. */
final class Creation {
    private static final Set<String> BUILDERS =
            Set.of("java/lang/StringBuilder", "java/lang/StringBuffer", "java/io/StringWriter", ByteModel.STREAM);
    private static final Set<String> LISTS = Set.of(
            "java/util/ArrayList",
            "java/util/LinkedList",
            "java/util/Vector",
            "java/util/Stack",
            "java/util/ArrayDeque",
            "java/util/HashSet",
            "java/util/LinkedHashSet",
            "java/util/TreeSet",
            "java/util/PriorityQueue",
            "java/util/concurrent/CopyOnWriteArrayList",
            "java/util/concurrent/ConcurrentLinkedQueue",
            "java/util/concurrent/LinkedBlockingQueue");
    /** Holds one value. */
    static final String CELL = "java/util/concurrent/atomic/AtomicReference";

    private static final Set<String> MAPS = Set.of(
            "java/util/HashMap",
            "java/util/LinkedHashMap",
            "java/util/TreeMap",
            "java/util/Hashtable",
            "java/util/EnumMap",
            "java/util/IdentityHashMap",
            "java/util/WeakHashMap",
            "java/util/Properties",
            "java/util/concurrent/ConcurrentHashMap",
            "java/util/concurrent/ConcurrentSkipListMap");

    private Creation() {}

    static Obj of(String type, Program program) {
        if (BUILDERS.contains(type) || type.equals("java/util/StringJoiner")) {
            return new Obj.Text(type, Datum.computed("", "Ljava/lang/String;"));
        } else if (type.equals(CELL)) {
            return Obj.Items.of(type, List.of(Datum.NULL), false);
        } else if (LISTS.contains(type)) {
            return Obj.Items.of(type, List.of(), false);
        } else if (MAPS.contains(type)) {
            return new Obj.Entries(type, Map.of(), true, Datum.NULL, false);
        } else if (program.types().isChecked(type)) {
            return new Obj.Instance(type, Map.of(), true);
        }
        return new Obj.Opaque(type, Datum.someConstant("L" + type + ";"));
    }

    static boolean isSorted(String type) {
        return type.contains("/Tree") || type.equals("java/util/PriorityQueue") || type.contains("Skip");
    }
}
