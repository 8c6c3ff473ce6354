package io.github.secureblocks.samples.rules;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The types of all libraries on the class path of the tests, read from their class files. */
final class LibraryTypes {
    private static final Pattern OF_THE_TESTS =
            Pattern.compile("(secure|archunit|asm|junit|opentest4j|apiguardian|assertj|byte-buddy)-.*\\.jar");
    private static final int OPEN = Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED;

    private record Header(boolean reachable, boolean annotation, List<String> parents, List<String> annotations) {}

    private final Map<String, Header> headers = new TreeMap<>();
    private final Map<String, List<String>> ofThePlatform = new HashMap<>();

    private LibraryTypes() {}

    static LibraryTypes onTheClassPath() throws IOException {
        LibraryTypes types = new LibraryTypes();
        for (Path jar : jars().toList()) {
            for (byte[] bytes : LibraryClasses.in(jar)) {
                ClassReader reader = new ClassReader(bytes);
                types.headers.computeIfAbsent(reader.getClassName(), name -> header(reader));
            }
        }
        return types;
    }

    static Stream<Path> jars() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(entry -> entry.toString().endsWith(".jar"))
                .filter(entry ->
                        !OF_THE_TESTS.matcher(entry.getFileName().toString()).matches());
    }

    Set<String> names() {
        return headers.keySet();
    }

    boolean has(String type) {
        return headers.containsKey(type);
    }

    /** Whether code of another package can name it: open, with all types around it. */
    boolean isReachable(String type) {
        return has(type) && headers.get(type).reachable();
    }

    boolean isAnnotation(String type) {
        return has(type) && headers.get(type).annotation();
    }

    /** What an annotation type is annotated with. */
    List<String> annotations(String type) {
        return isAnnotation(type) ? headers.get(type).annotations() : List.of();
    }

    /** The superclass and the interfaces that the class file names; of a type of the JDK too. */
    List<String> parents(String type) {
        return has(type)
                ? headers.get(type).parents()
                : ofThePlatform.computeIfAbsent(type, LibraryTypes::parentsOfThePlatform);
    }

    private static List<String> parentsOfThePlatform(String type) {
        try (InputStream in = ClassLoader.getPlatformClassLoader().getResourceAsStream(type + ".class")) {
            return in == null ? List.of() : parents(new ClassReader(in));
        } catch (IOException failed) {
            throw new AssertionError(type, failed);
        }
    }

    private static List<String> parents(ClassReader reader) {
        Set<String> all = new LinkedHashSet<>();
        if (reader.getSuperName() != null) {
            all.add(reader.getSuperName());
        }
        all.addAll(List.of(reader.getInterfaces()));
        return List.copyOf(all);
    }

    private static Header header(ClassReader reader) {
        int access = reader.getAccess();
        boolean annotation = (access & Opcodes.ACC_ANNOTATION) != 0;
        Details details = new Details(reader.getClassName());
        if (annotation || reader.getClassName().contains("$")) {
            reader.accept(details, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
        }
        boolean reachable = (access & OPEN) != 0 && (access & Opcodes.ACC_SYNTHETIC) == 0 && details.reachable;
        return new Header(reachable, annotation, parents(reader), details.annotations);
    }

    private static final class Details extends ClassVisitor {
        private final String type;
        private final List<String> annotations = new ArrayList<>();
        private boolean reachable = true;

        Details(String type) {
            super(Opcodes.ASM9);
            this.type = type;
        }

        @Override
        public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            annotations.add(Type.getType(descriptor).getInternalName());
            return null;
        }

        @Override
        public void visitInnerClass(String name, String outer, String simple, int access) {
            boolean itselfOrAround = type.equals(name) || type.startsWith(name + "$");
            if (itselfOrAround && (simple == null || (access & OPEN) == 0)) {
                reachable = false;
            }
        }
    }
}
