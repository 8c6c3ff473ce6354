package io.github.secureblocks.rules.bytecode;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Looks for the setting that makes a created object safe: on the same value, or on the field that holds it. */
final class ConfigurationScan {
    void creation(
            Inspection inspection,
            MethodFlow flow,
            MethodInsnNode creation,
            Target target,
            Detector.NotConfigured detector) {
        String called = Names.readable(creation.owner, creation.name, creation.desc);
        if (flow.bounded()) {
            String found = "calls " + called + " in a method that is larger than the analysis takes";
            inspection.hit(target.rule(), Verdict.UNDECIDED, flow, creation, called, found);
        } else if (flow.reachable(creation)) {
            Search search = new Search(inspection, flow, created(flow, creation), creation, detector.settings());
            if (!search.isSet()) {
                boolean elsewhere = search.isHandedOn();
                String found = "calls " + called
                        + (elsewhere
                                ? ", and what makes it safe, if anything, is in another method"
                                : ", and nothing here makes it safe");
                Verdict verdict = elsewhere ? Verdict.UNDECIDED : detector.verdict();
                inspection.hit(target.rule(), verdict, flow, creation, called, found);
            }
        }
    }

    // A constructor's object is made by the instruction before it.
    private static List<AbstractInsnNode> created(MethodFlow flow, MethodInsnNode creation) {
        return creation.name.equals("<init>")
                ? List.copyOf(flow.receiver(creation).sources())
                : List.of(creation);
    }

    private record Search(
            Inspection inspection,
            MethodFlow flow,
            List<AbstractInsnNode> created,
            MethodInsnNode creation,
            List<Detector.Setting> settings) {
        boolean isSet() {
            for (AbstractInsnNode insn : flow.instructions()) {
                if (insn instanceof MethodInsnNode call
                        && flow.position(call) > flow.position(creation)
                        && MethodFlow.hasReceiver(call)
                        && isCreated(flow.receiver(call))
                        && isSetting(flow, call)) {
                    return true;
                } else if (insn instanceof FieldInsnNode field
                        && (insn.getOpcode() == Opcodes.PUTFIELD || insn.getOpcode() == Opcodes.PUTSTATIC)
                        && isCreated(flow.stack(insn, 0))
                        && isSetOnField(field)) {
                    return true;
                }
            }
            return false;
        }

        boolean isHandedOn() {
            for (AbstractInsnNode insn : flow.instructions()) {
                if (insn instanceof MethodInsnNode call && inspection.types().isChecked(call.owner)) {
                    for (int index = 0; index < Type.getArgumentTypes(call.desc).length; index++) {
                        if (isCreated(flow.argument(call, call.desc, index))) {
                            return true;
                        }
                    }
                }
            }
            return false;
        }

        private boolean isCreated(Value value) {
            return value.sources().stream().anyMatch(created::contains);
        }

        private boolean isSetOnField(FieldInsnNode field) {
            for (MethodNode method : inspection.code().node().methods) {
                MethodFlow there = inspection.code().flow(method);
                for (AbstractInsnNode insn : there.instructions()) {
                    if (insn instanceof MethodInsnNode call
                            && MethodFlow.hasReceiver(call)
                            && there.receiver(call).sources().stream().anyMatch(source -> reads(source, field))
                            && isSetting(there, call)) {
                        return true;
                    }
                }
            }
            return false;
        }

        private static boolean reads(AbstractInsnNode source, FieldInsnNode field) {
            return source instanceof FieldInsnNode read
                    && (read.getOpcode() == Opcodes.GETFIELD || read.getOpcode() == Opcodes.GETSTATIC)
                    && read.owner.equals(field.owner)
                    && read.name.equals(field.name);
        }

        private boolean isSetting(MethodFlow where, MethodInsnNode call) {
            return settings.stream()
                    .anyMatch(setting -> new SignatureMatcher(setting.call())
                                    .matches(call.owner, call.name, call.desc, inspection.types())
                            && isGiven(where, call, setting.arguments()));
        }

        private boolean isGiven(MethodFlow where, MethodInsnNode call, List<String> wanted) {
            Type[] types = Type.getArgumentTypes(call.desc);
            if (wanted.size() > types.length) {
                return false;
            }
            for (int index = 0; index < wanted.size(); index++) {
                Known known = new Constants(inspection.program())
                        .of(where.argument(call, call.desc, index), call, types[index]);
                if (!known.constant() || !known.complete() || !known.texts().equals(Set.of(wanted.get(index)))) {
                    return false;
                }
            }
            return true;
        }
    }
}
