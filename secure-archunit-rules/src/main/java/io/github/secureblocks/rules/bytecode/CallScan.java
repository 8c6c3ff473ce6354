package io.github.secureblocks.rules.bytecode;

import io.github.secureblocks.rules.catalogue.Detector;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Looks at every call, method reference and {@code Class.forName} of one class. */
final class CallScan {
    private final SignatureIndex index;
    private final ArgumentScan arguments;
    private final ConfigurationScan configuration;

    CallScan(SignatureIndex index) {
        this.index = index;
        this.arguments = new ArgumentScan();
        this.configuration = new ConfigurationScan();
    }

    void scan(Inspection inspection) {
        for (MethodNode method : inspection.code().node().methods) {
            for (AbstractInsnNode insn : method.instructions) {
                if (insn instanceof MethodInsnNode call) {
                    call(inspection, method, call);
                } else if (insn instanceof InvokeDynamicInsnNode dynamic) {
                    for (Object argument : dynamic.bsmArgs) {
                        if (argument instanceof Handle handle) {
                            reference(inspection, method, dynamic, handle);
                        }
                    }
                }
            }
        }
    }

    private void call(Inspection inspection, MethodNode method, MethodInsnNode call) {
        for (Target target : index.match(call.owner, call.name, call.desc)) {
            MethodFlow flow = flow(inspection, method, target);
            Detector detector = target.detector();
            if (detector instanceof Detector.Call) {
                String called = Names.readable(call.owner, call.name, call.desc);
                inspection
                        .hits()
                        .add(
                                target.rule(),
                                detector.verdict(),
                                call,
                                inspection.code().declaring(method),
                                MethodFlow.line(call),
                                called,
                                "calls " + called);
            } else if (flow != null && detector instanceof Detector.NotConfigured configured) {
                configuration.creation(inspection, flow, call, target, configured);
            } else if (flow != null) {
                arguments.call(inspection, flow, call, target);
            }
        }
        if (namesClass(call)) {
            named(inspection, method, call);
        }
    }

    private static @Nullable MethodFlow flow(Inspection inspection, MethodNode method, Target target) {
        return target.detector() instanceof Detector.Call
                ? null
                : inspection.code().flow(method);
    }

    private void reference(Inspection inspection, MethodNode method, InvokeDynamicInsnNode at, Handle handle) {
        if (inspection.code().isLambda(handle)) {
            return;
        }
        for (Target target : index.match(handle.getOwner(), handle.getName(), handle.getDesc())) {
            Detector detector = target.detector();
            String called = Names.readable(handle.getOwner(), handle.getName(), handle.getDesc());
            String found = null;
            if (detector instanceof Detector.Call) {
                found = "refers to " + called;
            } else if (detector instanceof Detector.ArgumentNotConstant argument
                    && argument.argument() < Type.getArgumentTypes(handle.getDesc()).length) {
                found = "refers to " + called + ", so that its argument can be anything";
            } else if (detector instanceof Detector.NotConfigured) {
                found = "refers to " + called + ", so that nothing makes the result safe";
            }
            if (found != null) {
                inspection
                        .hits()
                        .add(
                                target.rule(),
                                detector.verdict(),
                                at,
                                inspection.code().declaring(method),
                                MethodFlow.line(at),
                                called,
                                found);
            }
        }
    }

    private static boolean namesClass(MethodInsnNode call) {
        return (call.owner.equals("java/lang/Class") && call.name.equals("forName"))
                || (call.name.equals("loadClass") && call.desc.startsWith("(Ljava/lang/String;"));
    }

    private void named(Inspection inspection, MethodNode method, MethodInsnNode call) {
        MethodFlow flow = inspection.code().flow(method);
        int name = call.desc.startsWith("(Ljava/lang/Module;") ? 1 : 0;
        Known known = flow.bounded()
                ? call.getPrevious() instanceof LdcInsnNode load ? Known.text(String.valueOf(load.cst)) : Known.NOTHING
                : new Constants(inspection.program()).of(flow.argument(call, call.desc, name), call);
        for (String text : known.texts()) {
            for (Target target : index.banned(text)) {
                inspection.hit(
                        target.rule(),
                        target.detector().verdict(),
                        flow,
                        call,
                        "the class " + text,
                        "loads " + text + " by its name");
            }
        }
    }
}
