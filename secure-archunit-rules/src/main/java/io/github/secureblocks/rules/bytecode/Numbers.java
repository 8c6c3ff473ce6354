package io.github.secureblocks.rules.bytecode;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/** Arithmetic on constants; of anything else only how constant it is. */
final class Numbers {
    private Numbers() {}

    static Value add(Value value, int increment) {
        Datum datum = datum(value);
        Integer number = datum.number();
        return number == null ? made(datum, datum, "I") : Datum.computed(number + increment, "I");
    }

    static Datum binary(int opcode, Value left, Value right) {
        Datum one = datum(left);
        Datum two = datum(right);
        String type = String.valueOf("IJFD".charAt((opcode - Opcodes.IADD) % 4));
        if (opcode >= Opcodes.ISHL) {
            type = (opcode - Opcodes.ISHL) % 2 == 0 ? "I" : "J";
        }
        Object result = result(opcode, one.constant(), two.constant());
        return result == null
                ? made(one, two, type).on(Lengths.scaled(opcode, one, two))
                : Datum.computed(result, type);
    }

    private static @Nullable Object result(int opcode, @Nullable Object one, @Nullable Object two) {
        if (one instanceof Integer left && two instanceof Integer right) {
            return ints(opcode, left, right);
        } else if (one instanceof Long left && two instanceof Long right) {
            return longs(opcode, left, right);
        } else if (one instanceof Double left && two instanceof Double right) {
            return doubles(opcode, left, right);
        } else if (one instanceof Long left && two instanceof Integer right) {
            return shifts(opcode, left, right);
        }
        return null;
    }

    private static @Nullable Object ints(int opcode, int left, int right) {
        return switch (opcode) {
            case Opcodes.IADD -> left + right;
            case Opcodes.ISUB -> left - right;
            case Opcodes.IMUL -> left * right;
            case Opcodes.IDIV -> right == 0 ? null : (Object) (left / right);
            case Opcodes.IREM -> right == 0 ? null : (Object) (left % right);
            case Opcodes.ISHL -> left << right;
            case Opcodes.ISHR -> left >> right;
            case Opcodes.IUSHR -> left >>> right;
            case Opcodes.IAND -> left & right;
            case Opcodes.IOR -> left | right;
            case Opcodes.IXOR -> left ^ right;
            default -> null;
        };
    }

    private static @Nullable Object longs(int opcode, long left, long right) {
        return switch (opcode) {
            case Opcodes.LADD -> left + right;
            case Opcodes.LSUB -> left - right;
            case Opcodes.LMUL -> left * right;
            case Opcodes.LDIV -> right == 0 ? null : (Object) (left / right);
            case Opcodes.LREM -> right == 0 ? null : (Object) (left % right);
            case Opcodes.LAND -> left & right;
            case Opcodes.LOR -> left | right;
            case Opcodes.LXOR -> left ^ right;
            default -> null;
        };
    }

    private static @Nullable Object doubles(int opcode, double left, double right) {
        return switch (opcode) {
            case Opcodes.DADD -> left + right;
            case Opcodes.DSUB -> left - right;
            case Opcodes.DMUL -> left * right;
            case Opcodes.DDIV -> left / right;
            default -> null;
        };
    }

    private static @Nullable Object shifts(int opcode, long left, int right) {
        return switch (opcode) {
            case Opcodes.LSHL -> left << right;
            case Opcodes.LSHR -> left >> right;
            case Opcodes.LUSHR -> left >>> right;
            default -> null;
        };
    }

    static Datum convert(int opcode, Value value) {
        Datum datum = datum(value);
        return switch (opcode) {
            case Opcodes.I2L, Opcodes.F2L, Opcodes.D2L -> to(datum, "J");
            case Opcodes.I2F, Opcodes.L2F, Opcodes.D2F -> to(datum, "F");
            case Opcodes.I2D, Opcodes.L2D, Opcodes.F2D -> to(datum, "D");
            case Opcodes.I2B -> letter(datum, "B");
            case Opcodes.I2C -> letter(datum, "C");
            case Opcodes.I2S -> to(datum, "S");
            case Opcodes.INEG -> negated(datum, "I");
            case Opcodes.LNEG -> negated(datum, "J");
            case Opcodes.FNEG -> negated(datum, "F");
            case Opcodes.DNEG -> negated(datum, "D");
            default -> to(datum, "I");
        };
    }

    private static Datum to(Datum datum, String type) {
        if (!(datum.constant() instanceof Number number)) {
            return made(datum, datum, type);
        }
        return switch (type) {
            case "J" -> Datum.computed(number.longValue(), type);
            case "F" -> Datum.computed(number.floatValue(), type);
            case "D" -> Datum.computed(number.doubleValue(), type);
            case "S" -> Datum.computed((int) number.shortValue(), type);
            default -> Datum.computed(number.intValue(), type);
        };
    }

    // A number is harmless as text; the letter that it stands for is not.
    private static Datum letter(Datum datum, String type) {
        Integer number = datum.number();
        if (number != null) {
            return Datum.computed(type.equals("B") ? number.byteValue() : (int) (char) number.intValue(), type);
        } else if (datum.isConstant() || !datum.parts().isEmpty()) {
            return datum.made(type);
        }
        return Datum.data(Part.data("a computed character"), type, 0);
    }

    private static Datum negated(Datum datum, String type) {
        Object value = datum.constant();
        if (value instanceof Integer number) {
            return Datum.computed(-number, type);
        } else if (value instanceof Long number) {
            return Datum.computed(-number, type);
        }
        return made(datum, datum, type);
    }

    static Datum compare(int opcode, Value left, Value right) {
        Datum one = datum(left);
        Datum two = datum(right);
        if (one.constant() instanceof Long first && two.constant() instanceof Long second) {
            return Datum.computed(Long.compare(first, second), "I");
        } else if (one.constant() instanceof Double first && two.constant() instanceof Double second) {
            boolean unordered = first.isNaN() || second.isNaN();
            return Datum.computed(unordered ? (opcode == Opcodes.DCMPG ? 1 : -1) : Double.compare(first, second), "I");
        }
        return made(one, two, "I");
    }

    private static Datum made(Datum one, Datum two, String type) {
        return one.and(two).typed(type).withMay(Set.of());
    }

    static Datum datum(Value value) {
        return value instanceof Datum datum ? datum : Datum.harmless("I", 0);
    }
}
