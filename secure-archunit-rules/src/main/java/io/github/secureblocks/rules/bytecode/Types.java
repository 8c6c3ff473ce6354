package io.github.secureblocks.rules.bytecode;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/** What is known of types: the checked ones first, then the class path, then a small table. */
final class Types {
    private static final int KEPT = 4_096;

    private final Map<String, ClassFile> checked = new LinkedHashMap<>();
    private final Map<String, List<String>> parents = new HashMap<>();
    private final Map<String, Set<String>> supertypes = new HashMap<>();
    private final Map<String, List<String>> children = new HashMap<>();
    private final Map<String, Optional<ClassNode>> declarations = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<ClassNode>> eldest) {
            return size() > KEPT;
        }
    };
    private final ClassPath classPath;

    Types(ClassPath classPath) {
        this.classPath = classPath;
    }

    /** A checked class; the first of its name counts. Only its name and supertypes are kept. */
    void add(ClassFile file, ClassReader reader) {
        if (checked.putIfAbsent(reader.getClassName(), file) == null) {
            parents.put(reader.getClassName(), direct(reader));
        }
    }

    boolean isSubtype(String type, String of) {
        return type.equals(of) || supertypes(type).contains(of);
    }

    /** All supertypes without the type itself, nearest first. */
    Set<String> supertypes(String type) {
        Set<String> known = supertypes.get(type);
        if (known != null) {
            return known;
        }
        Set<String> all = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(direct(type));
        while (!open.isEmpty()) {
            String next = open.poll();
            if (!next.equals(type) && all.add(next)) {
                open.addAll(direct(next));
            }
        }
        supertypes.put(type, all);
        return all;
    }

    /** The checked classes in their order. */
    Collection<ClassFile> checked() {
        return checked.values();
    }

    /** The names of the checked classes in their order. */
    Stream<String> checkedNames() {
        return checked.keySet().stream();
    }

    /** The checked types below a type, at any distance. */
    Collection<String> subtypes(String type) {
        if (children.isEmpty()) {
            for (String each : checked.keySet()) {
                direct(each)
                        .forEach(parent -> children.computeIfAbsent(parent, key -> new ArrayList<>())
                                .add(each));
            }
        }
        Set<String> all = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(children.getOrDefault(type, List.of()));
        while (!open.isEmpty()) {
            String next = open.poll();
            if (all.add(next)) {
                open.addAll(children.getOrDefault(next, List.of()));
            }
        }
        return all;
    }

    /** The type with all that are above and below it. */
    Set<String> family(String type) {
        Set<String> all = new LinkedHashSet<>(Set.of(type));
        all.addAll(supertypes(type));
        all.addAll(subtypes(type));
        return all;
    }

    /** Whether all of the type's supertypes are known. */
    boolean isResolved(String type) {
        return declaration(type).isPresent()
                && supertypes(type).stream().allMatch(each -> declaration(each).isPresent());
    }

    boolean isChecked(String type) {
        return checked.containsKey(type);
    }

    @Nullable
    ClassFile checked(String type) {
        return checked.get(type);
    }

    /** The type without the code of its methods. */
    Optional<ClassNode> declaration(String type) {
        Optional<ClassNode> known = declarations.get(type);
        if (known == null) {
            known = read(type).flatMap(Types::declared);
            declarations.put(type, known);
        }
        return known;
    }

    private static Optional<ClassNode> declared(ClassReader reader) {
        ClassNode node = new ClassNode();
        try {
            reader.accept(node, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
            return Optional.of(node);
        } catch (RuntimeException corrupt) {
            return Optional.empty();
        }
    }

    private List<String> direct(String type) {
        List<String> known = parents.get(type);
        if (known == null) {
            known = type.startsWith("[") ? List.of() : readDirect(type);
            parents.put(type, known);
        }
        return known;
    }

    private List<String> readDirect(String type) {
        Optional<ClassReader> reader = read(type);
        if (reader.isEmpty()) {
            return KnownTypes.supertypes(type);
        }
        List<String> found = direct(reader.get());
        return found.isEmpty() ? KnownTypes.supertypes(type) : found;
    }

    private static List<String> direct(ClassReader reader) {
        try {
            Set<String> all = new LinkedHashSet<>();
            String parent = reader.getSuperName();
            if (parent != null) {
                all.add(parent);
            }
            all.addAll(Arrays.asList(reader.getInterfaces()));
            return List.copyOf(all);
        } catch (RuntimeException corrupt) {
            return List.of();
        }
    }

    private Optional<ClassReader> read(String type) {
        ClassFile own = checked.get(type);
        if (own != null) {
            try {
                return Optional.of(own.reader());
            } catch (IOException gone) {
                return Optional.empty();
            }
        }
        return classPath.find(type).flatMap(bytes -> {
            try {
                return Optional.of(new ClassReader(bytes));
            } catch (RuntimeException corrupt) {
                return Optional.empty();
            }
        });
    }
}
