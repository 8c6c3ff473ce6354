package io.github.secureblocks.rules.bytecode;

import org.objectweb.asm.ClassReader;

/** Decides from the constant pool alone whether the code of a class can hold a hit at all. */
final class PoolFilter {
    private static final int STRING = 8;
    private static final int METHOD = 10;
    private static final int INTERFACE_METHOD = 11;
    private static final int INVOKE_DYNAMIC = 18;

    private final SignatureIndex index;
    private final ConstantParameters constants;
    private final Neighbourhood neighbourhood;

    PoolFilter(SignatureIndex index, ConstantParameters constants, Neighbourhood neighbourhood) {
        this.index = index;
        this.constants = constants;
        this.neighbourhood = neighbourhood;
    }

    boolean concerns(ClassReader reader) {
        char[] buffer = new char[reader.getMaxStringLength()];
        for (int item = 1; item < reader.getItemCount(); item++) {
            int offset = reader.getItem(item);
            if (offset > 0 && concerns(reader, offset, buffer)) {
                return true;
            }
        }
        return false;
    }

    private boolean concerns(ClassReader reader, int offset, char[] buffer) {
        int tag = reader.readByte(offset - 1);
        if (tag == METHOD || tag == INTERFACE_METHOD) {
            int nameAndType = reader.getItem(reader.readUnsignedShort(offset + 2));
            String name = reader.readUTF8(nameAndType, buffer);
            return constants.knowsMethod(name)
                    || index.knowsMethod(name)
                            && index
                                    .match(
                                            reader.readClass(offset, buffer),
                                            name,
                                            reader.readUTF8(nameAndType + 2, buffer))
                                    .stream()
                                    .anyMatch(
                                            target -> neighbourhood.isReason(target.detector(), reader.getClassName()));
        }
        if (tag == INVOKE_DYNAMIC) {
            int nameAndType = reader.getItem(reader.readUnsignedShort(offset + 2));
            return index.isDecision(reader.readUTF8(nameAndType, buffer));
        }
        if (tag == STRING) {
            return !index.banned(reader.readUTF8(offset, buffer)).isEmpty();
        }
        return false;
    }
}
