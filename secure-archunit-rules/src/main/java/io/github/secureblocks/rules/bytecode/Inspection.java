package io.github.secureblocks.rules.bytecode;

import io.github.secureblocks.rules.catalogue.Rule;
import io.github.secureblocks.rules.catalogue.Verdict;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/** One checked class while it is looked at: its code, the rest of the program, and where hits go. */
record Inspection(Program program, ClassCode code, Hits hits) {
    Types types() {
        return program.types();
    }

    /** A hit at an instruction, told of the method as written. */
    void hit(Rule rule, Verdict verdict, MethodNode method, AbstractInsnNode at, String target, String found) {
        hits.add(rule, verdict, at, code.declaring(method), line(at), target, found);
    }

    /** The line of the instruction; 0 where the class was compiled without lines. */
    static int line(AbstractInsnNode insn) {
        for (AbstractInsnNode at = insn; at != null; at = at.getPrevious()) {
            if (at instanceof LineNumberNode line) {
                return line.line;
            }
        }
        return 0;
    }
}
