package io.github.secureblocks.rules.bytecode;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Where control can go in a method, and which local variables are still read. */
final class Control {
    /** A region with the place that its exceptions go to. */
    record Region(int start, int end, int handler, @Nullable String type) {
        boolean covers(int at) {
            return start <= at && at < end;
        }
    }

    private static final long MAX_LIVE_BITS = 40_000_000;
    private static final long MAX_COVERED = 4_000_000;

    private final boolean wide;
    private final AbstractInsnNode[] insns;
    private final Map<LabelNode, Integer> labels = new IdentityHashMap<>();
    private final List<int[]> next = new ArrayList<>();
    private final BitSet joins = new BitSet();
    private final BitSet heads = new BitSet();
    private final BitSet looped = new BitSet();
    private final List<Region> regions = new ArrayList<>();
    private final List<BitSet> live = new ArrayList<>();

    Control(MethodNode method) {
        this.insns = method.instructions.toArray();
        for (int at = 0; at < insns.length; at++) {
            if (insns[at] instanceof LabelNode label) {
                labels.put(label, at);
            }
        }
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            regions.add(new Region(target(block.start), target(block.end), target(block.handler), block.type));
            joins.set(target(block.handler));
        }
        for (int at = 0; at < insns.length; at++) {
            next.add(successors(at));
        }
        for (int at = 0; at < insns.length; at++) {
            for (int to : next.get(at)) {
                if (to <= at) {
                    heads.set(to);
                    looped.set(to, at + 1);
                }
            }
        }
        this.wide = (long) insns.length * regions.size() > MAX_COVERED;
        if (!wide && (long) insns.length * method.maxLocals <= MAX_LIVE_BITS) {
            findLive();
        }
    }

    /** Whether more handlers cover its instructions than are followed. */
    boolean isWide() {
        return wide;
    }

    int size() {
        return insns.length;
    }

    AbstractInsnNode insn(int at) {
        return insns[at];
    }

    int target(LabelNode label) {
        Integer at = labels.get(label);
        if (at == null) {
            throw new IllegalStateException("A label lies outside of its method");
        }
        return at;
    }

    boolean isJoin(int at) {
        return joins.get(at);
    }

    /** Whether a jump leads back here. */
    boolean isLoopHead(int at) {
        return heads.get(at);
    }

    /** Whether the instruction can be met twice on one path. */
    boolean isLooped(int at) {
        return looped.get(at);
    }

    List<Region> regions() {
        return regions;
    }

    /** Whether the local variable is read from here on before it is written. */
    boolean isLive(int at, int local) {
        return live.isEmpty() || live.get(at).get(local);
    }

    /** The instructions from which one of the given can be reached. */
    BitSet leadingTo(BitSet wanted) {
        List<List<Integer>> before = new ArrayList<>();
        for (int at = 0; at < insns.length; at++) {
            before.add(new ArrayList<>(2));
        }
        for (int at = 0; at < insns.length; at++) {
            for (int to : next.get(at)) {
                before.get(to).add(at);
            }
        }
        BitSet reached = (BitSet) wanted.clone();
        Deque<Integer> open = new ArrayDeque<>();
        wanted.stream().forEach(open::add);
        while (!open.isEmpty()) {
            int at = open.poll();
            for (Region region : regions) {
                if (region.handler() == at) {
                    for (int in = region.start(); in < region.end(); in++) {
                        if (!reached.get(in)) {
                            reached.set(in);
                            open.add(in);
                        }
                    }
                }
            }
            for (int from : before.get(at)) {
                if (!reached.get(from)) {
                    reached.set(from);
                    open.add(from);
                }
            }
        }
        return reached;
    }

    private int[] successors(int at) {
        AbstractInsnNode insn = insns[at];
        int opcode = insn.getOpcode();
        if (insn instanceof JumpInsnNode jump) {
            int to = join(jump.label);
            return opcode == Opcodes.GOTO ? new int[] {to} : following(at, to);
        } else if (insn instanceof TableSwitchInsnNode table) {
            return targets(table.labels, table.dflt);
        } else if (insn instanceof LookupSwitchInsnNode lookup) {
            return targets(lookup.labels, lookup.dflt);
        } else if ((opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN)
                || opcode == Opcodes.ATHROW
                || opcode == Opcodes.RET) {
            return new int[0];
        }
        return at + 1 < insns.length ? new int[] {at + 1} : new int[0];
    }

    private int[] following(int at, int to) {
        return at + 1 < insns.length ? new int[] {at + 1, to} : new int[] {to};
    }

    private int[] targets(List<LabelNode> labels, LabelNode other) {
        int[] all = new int[labels.size() + 1];
        for (int index = 0; index < labels.size(); index++) {
            all[index] = join(labels.get(index));
        }
        all[labels.size()] = join(other);
        return all;
    }

    private int join(LabelNode label) {
        int to = target(label);
        joins.set(to);
        return to;
    }

    private void findLive() {
        for (int at = 0; at < insns.length; at++) {
            live.add(new BitSet());
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int at = insns.length - 1; at >= 0; at--) {
                changed |= findLive(at);
            }
        }
    }

    private boolean findLive(int at) {
        BitSet now = new BitSet();
        for (int to : next.get(at)) {
            now.or(live.get(to));
        }
        if (insns[at] instanceof VarInsnNode variable) {
            now.set(variable.var, variable.getOpcode() < Opcodes.ISTORE);
        } else if (insns[at] instanceof IincInsnNode increment) {
            now.set(increment.var);
        }
        for (Region region : regions) {
            if (region.covers(at)) {
                now.or(live.get(region.handler()));
            }
        }
        if (now.equals(live.get(at))) {
            return false;
        }
        live.set(at, now);
        return true;
    }
}
