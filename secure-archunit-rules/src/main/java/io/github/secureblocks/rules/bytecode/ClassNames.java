package io.github.secureblocks.rules.bytecode;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.ClassReader;

/** The names of the checked classes. */
public final class ClassNames {
    private ClassNames() {}

    /**
     * Reads them; a class that cannot be read has none.
     *
     * @param input what is checked
     * @return binary names
     */
    public static Set<String> of(ClassFiles input) {
        Set<String> names = new HashSet<>();
        for (ClassFile file : input.files()) {
            try {
                names.add(Names.shown(Names.binary(new ClassReader(file.bytes()).getClassName())));
            } catch (RuntimeException corrupt) {
                continue;
            }
        }
        return names;
    }
}
