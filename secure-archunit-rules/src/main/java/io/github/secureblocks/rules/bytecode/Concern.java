package io.github.secureblocks.rules.bytecode;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;

/** Decides whether the annotations or supertypes of a class can make a rule fire in it. */
final class Concern {
    private static final int UTF8 = 1;
    private static final List<String> ATTRIBUTES = List.of(
            "RuntimeVisibleAnnotations",
            "RuntimeInvisibleAnnotations",
            "RuntimeVisibleParameterAnnotations",
            "RuntimeInvisibleParameterAnnotations");

    private final Types types;
    private final Annotations annotations;
    private final Set<String> wanted = new HashSet<>();
    private final Set<String> handlers = new HashSet<>();
    private final Set<String> implemented = new HashSet<>();
    private final Map<String, Boolean> handling = new HashMap<>();
    private final Map<String, Boolean> concerning = new HashMap<>();

    Concern(List<Rule> rules, Types types, Annotations annotations) {
        this.types = types;
        this.annotations = annotations;
        for (Rule rule : rules) {
            rule.detectors().forEach(this::add);
        }
    }

    private void add(Detector detector) {
        if (detector instanceof Detector.AnnotationValue value) {
            wanted.addAll(Names.internal(value.annotation()));
        } else if (detector instanceof Detector.EndpointWithoutDeclaration endpoint) {
            handlers.addAll(Names.internal(endpoint.handlers()));
        } else if (detector instanceof Detector.HandlerAnswersText handler) {
            handlers.addAll(Names.internal(handler.handlers()));
        } else if (detector instanceof Detector.HandlerNamesView handler) {
            handlers.addAll(Names.internal(handler.handlers()));
        } else if (detector instanceof Detector.HandlerAnswersFrom handler) {
            handlers.addAll(Names.internal(handler.handlers()));
        } else if (detector instanceof Detector.HandlerWithoutMethod handler) {
            handlers.addAll(Names.internal(handler.mapping()));
        } else if (detector instanceof Detector.Implementation implementation) {
            implemented.addAll(Names.internal(implementation.supertypes()));
        }
    }

    boolean concerns(ClassReader reader) {
        if (isBelowOne(reader.getClassName())) {
            return true;
        }
        // What a class declares can be what a subclass of it implements another type with.
        for (String subtype : types.subtypes(reader.getClassName())) {
            if (isBelowOne(subtype)) {
                return true;
            }
        }
        if (wanted.isEmpty() && handlers.isEmpty()) {
            return false;
        }
        for (String annotation : used(reader)) {
            if (isConcerning(annotation)) {
                return true;
            }
        }
        return false;
    }

    private boolean isBelowOne(String type) {
        for (String supertype : types.supertypes(type)) {
            if (implemented.contains(supertype) || isHandling(supertype)) {
                return true;
            }
        }
        return false;
    }

    private boolean isConcerning(String annotation) {
        Boolean known = concerning.get(annotation);
        if (known == null) {
            known = wanted.contains(annotation) || isHandler(annotation);
            concerning.put(annotation, known);
        }
        return known;
    }

    private boolean isHandler(String annotation) {
        return annotations.closure(annotation).stream().anyMatch(handlers::contains);
    }

    private boolean isHandling(String supertype) {
        if (handlers.isEmpty() || supertype.startsWith("java/")) {
            return false;
        }
        Boolean known = handling.get(supertype);
        if (known == null) {
            known = types.declaration(supertype).stream()
                    .flatMap(type -> type.methods.stream())
                    .flatMap(method -> Annotations.on(method).stream())
                    .anyMatch(annotation -> isHandler(Names.annotation(annotation.desc)));
            handling.put(supertype, known);
        }
        return known;
    }

    /** Whether the constant pool has the name of an attribute that holds annotations. */
    private static boolean isAnnotated(ClassReader reader) {
        for (int item = 1; item < reader.getItemCount(); item++) {
            int offset = reader.getItem(item);
            if (offset > 0 && reader.readByte(offset - 1) == UTF8) {
                int length = reader.readUnsignedShort(offset);
                for (String attribute : ATTRIBUTES) {
                    if (length == attribute.length() && isAt(reader, offset + 2, attribute)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean isAt(ClassReader reader, int offset, String text) {
        for (int at = 0; at < text.length(); at++) {
            if (reader.readByte(offset + at) != text.charAt(at)) {
                return false;
            }
        }
        return true;
    }

    private static List<String> used(ClassReader reader) {
        if (!isAnnotated(reader)) {
            return List.of();
        }
        Used used = new Used();
        reader.accept(used, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return used.names;
    }

    private static final class Used extends ClassVisitor {
        private final List<String> names = new ArrayList<>();
        private final AnnotationVisitor nested = new AnnotationVisitor(Opcodes.ASM9) {
            @Override
            public AnnotationVisitor visitAnnotation(String name, String descriptor) {
                return use(descriptor);
            }

            @Override
            public AnnotationVisitor visitArray(String name) {
                return this;
            }
        };

        Used() {
            super(Opcodes.ASM9);
        }

        private AnnotationVisitor use(String descriptor) {
            names.add(Names.annotation(descriptor));
            return nested;
        }

        @Override
        public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            return use(descriptor);
        }

        @Override
        public RecordComponentVisitor visitRecordComponent(String name, String descriptor, String signature) {
            return new RecordComponentVisitor(Opcodes.ASM9) {
                @Override
                public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                    return use(annotation);
                }
            };
        }

        @Override
        public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
            return new FieldVisitor(Opcodes.ASM9) {
                @Override
                public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                    return use(annotation);
                }
            };
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                    return use(annotation);
                }

                @Override
                public AnnotationVisitor visitParameterAnnotation(int parameter, String annotation, boolean visible) {
                    return use(annotation);
                }
            };
        }
    }
}
