package io.github.secureblocks.rules.bytecode;

import java.util.Set;
import org.objectweb.asm.tree.AbstractInsnNode;

/** A value at one place of a method: the instructions that can have made it. */
record Value(MethodFlow flow, Set<AbstractInsnNode> sources) {}
