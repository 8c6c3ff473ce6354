package io.github.secureblocks.rules.bytecode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;

/** What fields hold, from everything in the program that writes them. */
final class Fields {
    private static final Pattern INJECTED = Pattern.compile("\\$\\{([^:}]+)(?::([^}]*))?\\}");
    private static final int MAX_DEPTH = 4;
    private static final int STEPS = 500;
    private static final Set<String> PLAIN =
            Set.of("Nullable", "NonNull", "NotNull", "Deprecated", "VisibleForTesting", "CompileTimeConstant");

    /** A value with the objects that it reaches. */
    record Held(Value value, Heap heap) {
        Value into(Heap other) {
            other.adopt(heap, List.of(value));
            return value;
        }

        Held or(Held one) {
            Heap both = heap.copy();
            Widening widening = new Widening(one.heap, both);
            Value either = widening.of(one.value, value);
            both.adopt(one.heap, List.of(either));
            widening.objects();
            return new Held(either, both);
        }
    }

    private record Declared(String owner, FieldNode field) {}

    private final Program program;
    private final FieldWriters writers;
    private final StaticFields statics;
    private final Map<String, Optional<Declared>> declarations = new HashMap<>();
    private final Map<String, Held> written = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private int names = -1000;

    Fields(Program program) {
        this.program = program;
        this.writers = new FieldWriters(program);
        this.statics = new StaticFields(program, this);
    }

    Value ofStatic(FieldInsnNode insn, boolean followed, Heap heap, int symbol) {
        if (insn.owner.equals("java/lang/Boolean") && insn.desc.equals("Ljava/lang/Boolean;")) {
            return Datum.literal(insn.name.equals("TRUE") ? 1 : 0, "Z");
        } else if (insn.owner.startsWith("java/math/Big")
                || (insn.owner.equals("java/io/File") && insn.name.contains("eparator"))) {
            return Datum.someConstant(insn.desc);
        }
        Declared declared = declared(insn);
        if (declared == null) {
            return unknown(insn, symbol);
        }
        FieldNode field = declared.field;
        if ((field.access & Opcodes.ACC_ENUM) != 0) {
            return constant(declared);
        } else if (field.value != null) {
            return literal(field);
        } else if (!program.types().isChecked(declared.owner)) {
            if (isDeclaredConstant(field)) {
                return declaredConstant(field);
            }
            return isManner(field) ? Datum.someConstant(field.desc) : unknown(insn, symbol);
        } else if (!followed) {
            return Datum.unknown(
                    Part.deferred("the field " + insn.name, new Callee(insn.owner, insn.name, insn.desc)),
                    Type.getType(insn.desc),
                    symbol);
        }
        Held held = (field.access & Opcodes.ACC_FINAL) != 0
                ? statics.initialised(declared.owner, insn.name)
                : written(declared);
        return held == null ? unknown(insn, symbol) : named(field, held.into(heap), symbol);
    }

    // A constant that only the program's run puts into the field is none to the compiler.
    private static Value named(FieldNode field, Value value, int symbol) {
        if (!(value instanceof Datum datum)) {
            return value;
        }
        // A synthetic field holds what the method around a class holds.
        boolean same = isDeclaredConstant(field) || (field.access & Opcodes.ACC_SYNTHETIC) != 0;
        return datum.isConstant() ? (same ? datum : datum.asComputed()) : datum.named(symbol);
    }

    private static Datum declaredConstant(FieldNode field) {
        return new Datum(null, Datum.Level.LITERAL, Set.of(), Set.of(), field.desc, 0, null);
    }

    private static boolean isManner(FieldNode field) {
        return Texts.isManner(Type.getType(field.desc));
    }

    Value ofInstance(FieldInsnNode insn, boolean followed, Heap heap, int symbol) {
        Declared declared = declared(insn);
        if (declared == null || !program.types().isChecked(declared.owner)) {
            return declared != null && isDeclaredConstant(declared.field)
                    ? declaredConstant(declared.field)
                    : unknown(insn, symbol);
        } else if (declared.field.value != null) {
            return literal(declared.field);
        } else if (!followed) {
            return Datum.unknown(
                    Part.deferred("the field " + insn.name, new Callee(insn.owner, insn.name, insn.desc)),
                    Type.getType(insn.desc),
                    symbol);
        }
        return named(declared.field, written(declared).into(heap), symbol);
    }

    /** A field of one constant of an enum of the program; null where it is not known. */
    @Nullable
    Value ofConstant(Datum.EnumConstant one, String field, Heap heap) {
        Held held = program.types().isChecked(one.owner()) ? statics.initialised(one.owner(), one.name()) : null;
        return held != null
                        && held.heap.get(held.value) instanceof Obj.Instance instance
                        && instance.fields().containsKey(field)
                ? new Held(instance.fields().getOrDefault(field, Datum.NULL), held.heap).into(heap)
                : null;
    }

    /** The class of one constant of an enum: it can have a body of its own. */
    String typeOf(Datum.EnumConstant one) {
        Held held = program.types().isChecked(one.owner()) ? statics.initialised(one.owner(), one.name()) : null;
        return held != null && held.heap.get(held.value) instanceof Obj.Instance instance
                ? instance.type()
                : one.owner();
    }

    private static Value unknown(FieldInsnNode insn, int symbol) {
        return Datum.unknown(Part.data("the field " + insn.name), Type.getType(insn.desc), symbol);
    }

    private static boolean isDeclaredConstant(FieldNode field) {
        return (field.access & Opcodes.ACC_FINAL) != 0
                && (Parameters.isCompileTimeConstant(field.invisibleAnnotations)
                        || Parameters.isCompileTimeConstant(field.visibleAnnotations));
    }

    private static Datum literal(FieldNode field) {
        return Datum.literal(field.value, field.desc);
    }

    private Datum constant(Declared declared) {
        int ordinal = 0;
        ClassNode type = program.types().declaration(declared.owner).orElse(null);
        if (type != null) {
            for (FieldNode each : type.fields) {
                if (each.name.equals(declared.field.name)) {
                    break;
                }
                ordinal += (each.access & Opcodes.ACC_ENUM) != 0 ? 1 : 0;
            }
        }
        return Datum.computed(
                new Datum.EnumConstant(declared.owner, declared.field.name, ordinal), declared.field.desc);
    }

    private @Nullable Declared declared(FieldInsnNode insn) {
        return declarations
                .computeIfAbsent(insn.owner + "." + insn.name + insn.desc, key -> find(insn))
                .orElse(null);
    }

    private Optional<Declared> find(FieldInsnNode insn) {
        List<String> family = new ArrayList<>(List.of(insn.owner));
        family.addAll(program.types().supertypes(insn.owner));
        for (String type : family) {
            ClassNode node = program.types().declaration(type).orElse(null);
            if (node != null) {
                for (FieldNode field : node.fields) {
                    if (field.name.equals(insn.name) && field.desc.equals(insn.desc)) {
                        return Optional.of(new Declared(type, field));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** What a field holds, by names that no method gives. */
    Held renamed(String owner, String name, Held held) {
        Map<Integer, Integer> other = new HashMap<>();
        IntUnaryOperator rename = before -> other.computeIfAbsent(before, key -> names--);
        Heap heap = held.heap.renamed(List.of(held.value), rename);
        heap.rewrite(Rewriting.ofData(datum -> datum.named(0).on(null)));
        for (int each : List.copyOf(heap.names())) {
            Ref ref = new Ref(each);
            if (heap.get(ref) instanceof Obj.Instance instance) {
                heap.put(ref, lasting(instance, heap));
            }
        }
        Value value = Heap.renaming(rename).apply(held.value);
        if (value instanceof Datum datum) {
            return new Held(datum.named(0).on(null), heap);
        }
        Obj object = heap.get(value);
        if (value instanceof Ref ref && object != null && isChangedElsewhere(owner, name, object)) {
            heap.put(ref, changed(object, Part.data("the field " + name + ", which other code changes")));
        }
        return new Held(value, heap);
    }

    // Of an object that a field holds, only what nothing writes after its constructor is as it was made.
    private Obj lasting(Obj.Instance instance, Heap heap) {
        Map<String, Value> kept = new HashMap<>(instance.fields());
        boolean changes = false;
        for (String type : types(instance.type())) {
            ClassNode node = program.types().declaration(type).orElse(null);
            for (FieldNode field : node == null ? List.<FieldNode>of() : node.fields) {
                boolean own = (field.access & Opcodes.ACC_STATIC) == 0;
                if (own && program.references().isWrittenLater(type, field)) {
                    kept.remove(field.name);
                    changes = true;
                } else if (own && isChangedElsewhere(type, field.name, heap.get(kept.get(field.name)))) {
                    kept.remove(field.name);
                    changes = true;
                }
            }
        }
        return changes ? new Obj.Instance(instance.type(), kept, false) : instance;
    }

    private List<String> types(String type) {
        List<String> all = new ArrayList<>(List.of(type));
        all.addAll(program.types().supertypes(type));
        all.removeIf(each -> !program.types().isChecked(each));
        return all;
    }

    private static Obj changed(Obj object, Part part) {
        Datum other = Datum.data(part, "", 0);
        if (object instanceof Obj.Text text) {
            return new Obj.Text(text.type(), other.typed(Texts.STRING));
        } else if (object instanceof Obj.Entries entries) {
            return new Obj.Entries(entries.type(), Map.of(), false, other, false);
        }
        return Obj.Items.any(object.type(), other);
    }

    private boolean isChangedElsewhere(String owner, String name, @Nullable Obj object) {
        boolean fixed = object instanceof Obj.Items items && items.fixed()
                || object instanceof Obj.Entries entries && entries.fixed()
                || object instanceof Obj.Opaque
                || object instanceof Obj.Instance
                || object instanceof Obj.Cursor;
        return object != null && !fixed && program.references().isChanged(owner, name);
    }

    /** What a field holds after any of its writes. */
    private Held written(Declared declared) {
        String key = declared.owner + "." + declared.field.name;
        Held known = written.get(key);
        if (known == null) {
            if (open.size() > MAX_DEPTH || !open.add(key)) {
                return new Held(
                        Datum.unknown(
                                Part.lost("the field " + declared.field.name
                                        + ", which is made from many others or itself"),
                                Type.getType(declared.field.desc),
                                0),
                        new Heap());
            }
            Supplier<Held> find = () -> isInjected(declared) ? injected(declared) : writes(declared);
            boolean first = open.size() == 1;
            known = first ? program.apart(STEPS, find) : find.get();
            open.remove(key);
            if (first || !program.isSpent()) {
                written.put(key, known);
            }
        }
        return known;
    }

    private boolean isInjected(Declared declared) {
        return annotations(declared.field).stream()
                .anyMatch(each -> !PLAIN.contains(Names.simple(Names.annotation(each.desc))));
    }

    private static List<AnnotationNode> annotations(FieldNode field) {
        return Annotations.on(field);
    }

    // A framework writes it: from a setting, whose default and value in the application's file it can be.
    private Held injected(Declared declared) {
        Set<String> may = new LinkedHashSet<>();
        for (AnnotationNode each : annotations(declared.field)) {
            List<String> values = Annotations.values(each, "value");
            for (String value : values == null ? List.<String>of() : values) {
                Matcher matcher = INJECTED.matcher(value);
                if (matcher.matches()) {
                    String set = program.resources().setting(matcher.group(1));
                    String other = set == null ? matcher.group(2) : set;
                    if (other != null) {
                        may.add(other);
                    }
                }
            }
        }
        Part part = Part.data("the field " + declared.field.name + ", which a framework writes");
        return new Held(
                Datum.unknown(part, Type.getType(declared.field.desc), 0).mayBe(may), new Heap());
    }

    private Held writes(Declared declared) {
        List<Held> all = writers.stored(declared.owner, declared.field.name, declared.field.desc);
        Type type = Type.getType(declared.field.desc);
        if (all.isEmpty()) {
            Part part = Part.data("the field " + declared.field.name + ", which nothing here writes");
            return new Held(Datum.unknown(part, type, 0), new Heap());
        } else if (all.size() == 1) {
            return renamed(declared.owner, declared.field.name, all.get(0));
        }
        Held joined = all.get(0);
        for (Held each : all.subList(1, all.size())) {
            joined = each.or(joined);
        }
        return renamed(declared.owner, declared.field.name, joined);
    }
}
