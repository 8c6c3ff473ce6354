package io.github.secureblocks.rules.bytecode;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Rule;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Looks at every call, method reference and {@code Class.forName} of one class. */
final class CallScan {
    private static final int MAX_DEPTH = 64;

    private final Map<Detector, List<SignatureMatcher>> around = new IdentityHashMap<>();
    private final Mentions mentions;
    private final SignatureIndex index;
    private final ConstantParameters constants;
    private final Neighbourhood neighbourhood;
    private final MethodScan methods;
    private final MethodScan names;

    /**
     * @param apart the same program once more: what is found of a field is kept, and must not depend on whether a name was
     *     asked for first
     */
    CallScan(
            SignatureIndex index,
            ConstantParameters constants,
            Neighbourhood neighbourhood,
            Program program,
            Program apart) {
        this.index = index;
        this.constants = constants;
        this.neighbourhood = neighbourhood;
        this.mentions = new Mentions(program);
        this.methods = new MethodScan(index, neighbourhood, program);
        this.names = new MethodScan(index, neighbourhood, apart);
    }

    void scan(Inspection inspection) {
        for (MethodNode method : inspection.code().node().methods) {
            Map<Integer, MethodScan.Site> sites = new TreeMap<>();
            int at = 0;
            for (AbstractInsnNode insn : method.instructions) {
                if (insn instanceof MethodInsnNode call) {
                    call(inspection, method, call, at, sites);
                } else if (insn instanceof InvokeDynamicInsnNode dynamic) {
                    for (Object argument : dynamic.bsmArgs) {
                        if (argument instanceof Handle handle) {
                            reference(inspection, method, dynamic, handle);
                        }
                    }
                }
                at++;
            }
            scan(inspection, method, sites);
        }
    }

    private void scan(Inspection inspection, MethodNode method, Map<Integer, MethodScan.Site> sites) {
        Map<Integer, MethodScan.Site> named = new TreeMap<>();
        Map<Integer, MethodScan.Site> others = new TreeMap<>();
        sites.forEach((at, site) -> {
            List<Target> asked = new ArrayList<>(site.targets());
            asked.removeIf(target -> !(target.detector() instanceof Detector.ArgumentNamed));
            List<Target> rest = new ArrayList<>(site.targets());
            rest.removeAll(asked);
            if (!asked.isEmpty()) {
                named.put(at, new MethodScan.Site(site.call(), asked, false));
            }
            if (!rest.isEmpty() || site.namesClass()) {
                others.put(at, new MethodScan.Site(site.call(), rest, site.namesClass()));
            }
        });
        if (!others.isEmpty()) {
            methods.scan(inspection, method, others);
        }
        if (!named.isEmpty()) {
            names.scan(inspection, method, named);
        }
    }

    private void call(
            Inspection inspection,
            MethodNode method,
            MethodInsnNode call,
            int at,
            Map<Integer, MethodScan.Site> sites) {
        List<Target> valued = new ArrayList<>(constants.targets(call.owner, call.name, call.desc));
        for (Target target : index.match(call.owner, call.name, call.desc)) {
            if (target.detector() instanceof Detector.Call) {
                String called = Names.readable(call.owner, call.name, call.desc);
                inspection.hit(target.rule(), target.detector().verdict(), method, call, called, "calls " + called);
            } else if (target.detector() instanceof Detector.AnswerDropped) {
                if (isDropped(call)) {
                    String called = Names.readable(call.owner, call.name, call.desc);
                    String found = "drops what " + called + " answers";
                    inspection.hit(target.rule(), target.detector().verdict(), method, call, called, found);
                }
            } else if (target.detector() instanceof Detector.CallInside inside) {
                inside(inspection, method, call, target.rule(), inside);
            } else if (!(target.detector() instanceof Detector.ReferenceOn)
                    && isMentioned(inspection, target.detector())
                    && neighbourhood.concerns(
                            target.detector(), inspection.code().name())) {
                valued.add(target);
            }
        }
        boolean names = namesClass(call);
        if (!valued.isEmpty() || names) {
            sites.put(at, new MethodScan.Site(call, valued, names));
        }
    }

    private boolean isMentioned(Inspection inspection, Detector detector) {
        return !(detector instanceof Detector.ArgumentNamed named) || mentions.isIn(inspection.code(), named.names());
    }

    private static boolean isDropped(MethodInsnNode call) {
        AbstractInsnNode next = call.getNext();
        while (next != null && next.getOpcode() < 0) {
            next = next.getNext();
        }
        return next != null && (next.getOpcode() == Opcodes.POP || next.getOpcode() == Opcodes.POP2);
    }

    /** Whether the function that a reference becomes answers nothing. */
    private static boolean answersNothing(InvokeDynamicInsnNode dynamic) {
        return dynamic.bsmArgs.length > 0
                && dynamic.bsmArgs[0] instanceof Type function
                && function.getSort() == Type.METHOD
                && function.getReturnType() == Type.VOID_TYPE;
    }

    private void inside(
            Inspection inspection, MethodNode method, MethodInsnNode call, Rule rule, Detector.CallInside detector) {
        MethodNode body = method;
        for (int depth = 0; depth < MAX_DEPTH; depth++) {
            ClassCode.Site lambda = inspection.code().lambda(body);
            if (lambda == null) {
                return;
            }
            String around = taker(inspection, lambda, detector);
            if (around != null) {
                String called = Names.readable(call.owner, call.name, call.desc);
                String found = "calls " + called + " inside of what " + around + " runs";
                inspection.hit(rule, detector.verdict(), method, call, called, found);
                return;
            }
            body = lambda.method();
        }
    }

    /** What is called with the lambda as its last argument, if it is one of the calls around. */
    private @Nullable String taker(Inspection inspection, ClassCode.Site lambda, Detector.CallInside detector) {
        AbstractInsnNode next = lambda.insn().getNext();
        while (next != null && next.getOpcode() < 0) {
            next = next.getNext();
        }
        boolean takes = next instanceof MethodInsnNode call
                && around
                        .computeIfAbsent(
                                detector,
                                key -> detector.around().stream()
                                        .map(SignatureMatcher::new)
                                        .toList())
                        .stream()
                        .anyMatch(each -> each.matches(call.owner, call.name, call.desc, inspection.types()));
        return takes && next instanceof MethodInsnNode call ? Names.readable(call.owner, call.name, call.desc) : null;
    }

    private void reference(Inspection inspection, MethodNode method, InvokeDynamicInsnNode at, Handle handle) {
        if (inspection.code().isLambda(handle)) {
            return;
        }
        List<Target> targets = new ArrayList<>(index.match(handle.getOwner(), handle.getName(), handle.getDesc()));
        targets.addAll(constants.targets(handle.getOwner(), handle.getName(), handle.getDesc()));
        for (Target target : targets) {
            Detector detector = target.detector();
            String called = Names.readable(handle.getOwner(), handle.getName(), handle.getDesc());
            String found = null;
            if (detector instanceof Detector.Call
                    || (detector instanceof Detector.ReferenceOn on && isOn(on, at, inspection.types()))) {
                found = "refers to " + called;
            } else if (takesAnything(detector, handle)) {
                found = "refers to " + called + ", so that its argument can be anything";
            } else if (detector instanceof Detector.AnswerDropped && answersNothing(at)) {
                found = "refers to " + called + ", so that its answer is dropped";
            } else if (detector instanceof Detector.NotConfigured) {
                found = "refers to " + called + ", so that nothing makes the result safe";
            }
            if (found != null) {
                inspection.hit(target.rule(), detector.verdict(), method, at, called, found);
            }
        }
    }

    private static boolean takesAnything(Detector detector, Handle handle) {
        boolean asks = detector instanceof Detector.ArgumentNotLiteral
                || (detector instanceof Detector.ArgumentNotConstant one
                        && one.where().keys() == null);
        return asks && ArgumentJudge.argument(detector) < Type.getArgumentTypes(handle.getDesc()).length;
    }

    /** Whether the reference calls the method on objects of that very type, of which its owner is a supertype. */
    private static boolean isOn(Detector.ReferenceOn detector, InvokeDynamicInsnNode at, Types types) {
        if (at.bsmArgs.length < 3 || !(at.bsmArgs[2] instanceof Type function) || function.getSort() != Type.METHOD) {
            return false;
        }
        Type[] bound = Type.getArgumentTypes(at.desc);
        Type[] given = bound.length > 0 ? bound : function.getArgumentTypes();
        String wanted = detector.type().replace('.', '/');
        return given.length > 0
                && given[0].getSort() == Type.OBJECT
                && (given[0].getInternalName().equals(wanted) || types.isSubtype(given[0].getInternalName(), wanted));
    }

    private static boolean namesClass(MethodInsnNode call) {
        return (call.owner.equals("java/lang/Class") && call.name.equals("forName"))
                || (call.name.equals("loadClass") && call.desc.startsWith("(Ljava/lang/String;"));
    }
}
