package io.github.secureblocks.rules.bytecode;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;

/** The checked classes with their code, read when asked for and kept in a bounded number. */
final class Program {
    private static final int KEPT = 256;

    private final Types types;
    private final Map<ClassReader, ClassCode> codes = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ClassReader, ClassCode> eldest) {
            return size() > KEPT;
        }
    };

    Program(Types types) {
        this.types = types;
    }

    Types types() {
        return types;
    }

    /** The code of a class; null for one that is not checked or is corrupt. */
    @Nullable
    ClassCode code(String type) {
        ClassReader reader = types.checked(type);
        try {
            return reader == null ? null : code(reader);
        } catch (RuntimeException corrupt) {
            return null;
        }
    }

    /** The code of a class; throws whatever the reader throws at a corrupt one. */
    ClassCode code(ClassReader reader) {
        ClassCode known = codes.get(reader);
        if (known == null) {
            known = new ClassCode(reader);
            codes.put(reader, known);
        }
        return known;
    }
}
