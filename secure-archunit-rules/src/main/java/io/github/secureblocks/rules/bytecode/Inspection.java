package io.github.secureblocks.rules.bytecode;

import io.github.secureblocks.rules.catalogue.Rule;
import io.github.secureblocks.rules.catalogue.Verdict;
import org.objectweb.asm.tree.AbstractInsnNode;

/** One checked class while it is looked at: its code, the rest of the program, and where hits go. */
record Inspection(Program program, ClassCode code, Hits hits) {
    Types types() {
        return program.types();
    }

    /** A hit at an instruction, told of the method as written. */
    void hit(Rule rule, Verdict verdict, MethodFlow flow, AbstractInsnNode at, String target, String found) {
        hits.add(rule, verdict, at, code.declaring(flow.method()), MethodFlow.line(at), target, found);
    }
}
