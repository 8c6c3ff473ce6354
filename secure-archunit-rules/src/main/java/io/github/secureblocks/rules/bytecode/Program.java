package io.github.secureblocks.rules.bytecode;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;

/** The checked classes with their code, read when asked for and kept in a bounded number. */
final class Program {
    private static final int KEPT = 256;

    private final Types types;
    private final Map<ClassFile, ClassCode> codes = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ClassFile, ClassCode> eldest) {
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
        ClassFile file = types.checked(type);
        try {
            return file == null ? null : code(file, codes.containsKey(file) ? null : file.reader());
        } catch (IOException | RuntimeException corrupt) {
            return null;
        }
    }

    /** The code of a class; throws whatever the reader throws at a corrupt one. */
    ClassCode code(ClassFile file, @Nullable ClassReader reader) {
        ClassCode known = codes.get(file);
        if (known == null) {
            known = new ClassCode(Objects.requireNonNull(reader));
            codes.put(file, known);
        }
        return known;
    }
}
