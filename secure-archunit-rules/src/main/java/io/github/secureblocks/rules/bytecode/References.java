package io.github.secureblocks.rules.bytecode;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/** Which checked class names a method or field, from the constant pools; made when it is first asked. */
final class References {
    private static final int FIELD = 9;
    private static final int INTERFACE_METHOD = 11;
    private static final int INVOKE_DYNAMIC = 18;
    private final Program program;
    private final Set<String> lambdas = new HashSet<>();
    private final Map<String, Boolean> changed = new HashMap<>();
    private final Map<String, Boolean> written = new HashMap<>();
    // A hash of name and descriptor above, the number of the class below; sorted.
    private long[] index = new long[0];
    private List<String> classes = List.of();

    References(Program program) {
        this.program = program;
    }

    /** Whether a lambda or method reference implements the interface somewhere. */
    boolean isLambda(String type) {
        build();
        return lambdas.contains("L" + type + ";");
    }

    /** The classes that may name a member of one of the types: a hash can meet another. */
    Set<String> naming(Collection<String> owners, String member, String descriptor) {
        build();
        Set<String> found = new LinkedHashSet<>();
        for (String owner : owners) {
            long low = (long) hash(owner, member, descriptor) << 32;
            int at = Arrays.binarySearch(index, low);
            for (int next = at < 0 ? -at - 1 : at; next < index.length && index[next] >> 32 == low >> 32; next++) {
                found.add(classes.get((int) index[next]));
            }
        }
        return found;
    }

    private static int hash(String owner, String member, String descriptor) {
        return (owner.hashCode() * 31 + member.hashCode()) * 31 + descriptor.hashCode();
    }

    private void build() {
        if (!classes.isEmpty()) {
            return;
        }
        List<String> names = new ArrayList<>();
        Pairs pairs = new Pairs();
        for (ClassFile file : program.types().checked()) {
            try {
                ClassReader reader = file.reader();
                names.add(reader.getClassName());
                add(reader, names.size() - 1, pairs);
            } catch (IOException | RuntimeException gone) {
                // What cannot be read is named by the scan itself.
                continue;
            }
        }
        classes = names;
        index = pairs.sorted();
    }

    private void add(ClassReader reader, int number, Pairs pairs) {
        char[] buffer = new char[reader.getMaxStringLength()];
        for (int item = 1; item < reader.getItemCount(); item++) {
            int offset = reader.getItem(item);
            int tag = offset > 0 ? reader.readByte(offset - 1) : 0;
            if (tag == INVOKE_DYNAMIC) {
                int made = reader.getItem(reader.readUnsignedShort(offset + 2));
                String descriptor = reader.readUTF8(made + 2, buffer);
                lambdas.add(descriptor.substring(descriptor.indexOf(')') + 1));
            }
            if (tag >= FIELD && tag <= INTERFACE_METHOD) {
                int nameAndType = reader.getItem(reader.readUnsignedShort(offset + 2));
                String member = reader.readUTF8(nameAndType, buffer);
                String descriptor = reader.readUTF8(nameAndType + 2, buffer);
                String owner = reader.readClass(offset, buffer);
                pairs.add((long) hash(owner, member, descriptor) << 32 | number);
            }
        }
    }

    private static final class Pairs {
        private long[] all = new long[1024];
        private int size;

        void add(long pair) {
            if (size == all.length) {
                all = Arrays.copyOf(all, size * 2);
            }
            all[size++] = pair;
        }

        long[] sorted() {
            long[] exact = Arrays.copyOf(all, size);
            Arrays.sort(exact);
            return exact;
        }
    }

    /** Whether a method other than an initialiser reads the field and changes such an object. */
    boolean isChanged(String owner, String field) {
        return changed.computeIfAbsent(owner + "." + field, key -> findChange(owner, field));
    }

    /** Whether anything but a constructor of its class writes the field. */
    boolean isWrittenLater(String owner, FieldNode field) {
        return (field.access & Opcodes.ACC_FINAL) == 0
                && written.computeIfAbsent(owner + "." + field.name, key -> findWrite(owner, field));
    }

    private boolean findWrite(String owner, FieldNode field) {
        for (String name : naming(program.types().family(owner), field.name, field.desc)) {
            ClassCode code = program.code(name);
            if (code != null && code.node().methods.stream().anyMatch(method -> writes(code, owner, method, field))) {
                return true;
            }
        }
        return false;
    }

    private static boolean writes(ClassCode code, String owner, MethodNode method, FieldNode field) {
        if (code.name().equals(owner) && method.name.equals("<init>")) {
            return false;
        }
        for (AbstractInsnNode insn : method.instructions) {
            if (insn instanceof FieldInsnNode write
                    && insn.getOpcode() == Opcodes.PUTFIELD
                    && write.name.equals(field.name)
                    && write.desc.equals(field.desc)) {
                return true;
            }
        }
        return false;
    }

    private boolean findChange(String owner, String field) {
        String descriptor = program.types()
                .declaration(owner)
                .flatMap(node -> node.fields.stream()
                        .filter(each -> each.name.equals(field))
                        .map(each -> each.desc)
                        .findFirst())
                .orElse("");
        for (String name : naming(program.types().family(owner), field, descriptor)) {
            ClassCode code = program.code(name);
            if (code != null) {
                for (MethodNode method : code.node().methods) {
                    boolean own = code.name().equals(owner) && method.name.endsWith("init>");
                    if (!own && reads(method, field, descriptor) && FieldChanges.in(code, method, field, descriptor)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean reads(MethodNode method, String field, String descriptor) {
        for (AbstractInsnNode insn : method.instructions) {
            if (insn instanceof FieldInsnNode read
                    && (insn.getOpcode() == Opcodes.GETFIELD || insn.getOpcode() == Opcodes.GETSTATIC)
                    && read.name.equals(field)
                    && read.desc.equals(descriptor)) {
                return true;
            }
        }
        return false;
    }
}
