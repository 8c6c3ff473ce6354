package io.github.secureblocks.rules.bytecode;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;

/**
 * Where what certain classes make can be: in those classes, in whatever names one of them, at any distance, and in what
 * these hand it on to.
 */
final class Reach {
    private static final int CLASS = 7;
    private static final int HANDED_ON = 2;

    private final Types types;
    private final Map<String, Set<String>> named = new HashMap<>();
    private final Map<String, Set<String>> naming = new HashMap<>();

    Reach(Types types, Collection<String> within) {
        this.types = types;
        within.forEach(type -> named.put(type, Set.of()));
        for (String type : within) {
            Set<String> all = read(type);
            named.put(type, all);
            all.forEach(each ->
                    naming.computeIfAbsent(each, key -> new LinkedHashSet<>()).add(type));
        }
    }

    private Set<String> read(String type) {
        ClassFile file = types.checked(type);
        Set<String> all = new HashSet<>();
        try {
            if (file != null) {
                read(file.reader(), all);
            }
        } catch (IOException | RuntimeException corrupt) {
            // What cannot be read is named by the scan itself.
            return all;
        }
        return all;
    }

    private void read(ClassReader reader, Set<String> all) {
        char[] buffer = new char[reader.getMaxStringLength()];
        for (int item = 1; item < reader.getItemCount(); item++) {
            int offset = reader.getItem(item);
            if (offset > 0 && reader.readByte(offset - 1) == CLASS) {
                String name = reader.readUTF8(offset, buffer);
                if (name != null && named.containsKey(name)) {
                    all.add(name);
                }
            }
        }
    }

    /** All of these that can hold what one of the makers makes. */
    Set<String> of(Collection<String> makers) {
        Set<String> all = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(makers);
        while (!open.isEmpty()) {
            String next = open.poll();
            if (named.containsKey(next) && all.add(next)) {
                called(next).forEach(type -> open.addAll(naming.getOrDefault(type, Set.of())));
            }
        }
        for (int step = 0; step < HANDED_ON; step++) {
            for (String each : List.copyOf(all)) {
                all.addAll(named.getOrDefault(each, Set.of()));
            }
        }
        return all;
    }

    /** The types by which a class is called; one of many implementers is not followed through what they implement. */
    private Set<String> called(String type) {
        Set<String> all = new LinkedHashSet<>(Set.of(type));
        for (String supertype : types.supertypes(type)) {
            if (types.isChecked(supertype) && types.subtypes(supertype).size() <= Program.MAX_IMPLEMENTERS) {
                all.add(supertype);
            }
        }
        return all;
    }
}
