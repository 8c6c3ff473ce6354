package io.github.secureblocks.rules.bytecode;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Signature;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.util.List;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;

/** Judges what a call is given. */
final class ArgumentScan {
    void call(Inspection inspection, MethodFlow flow, MethodInsnNode call, Target target) {
        Detector detector = target.detector();
        if (detector instanceof Detector.ArgumentNotConstant argument) {
            notConstant(inspection, new Site(flow, call, target, argument.argument()));
        } else if (detector instanceof Detector.ArgumentConstant argument) {
            constant(inspection, new Site(flow, call, target, argument.argument()), argument);
        } else if (detector instanceof Detector.ArgumentFrom argument) {
            from(inspection, new Site(flow, call, target, argument.argument()), argument);
        }
    }

    private record Site(MethodFlow flow, MethodInsnNode call, Target target, int index) {
        boolean applies() {
            return index < Type.getArgumentTypes(call.desc).length && (flow.bounded() || flow.reachable(call));
        }

        Type type() {
            return Type.getArgumentTypes(call.desc)[index];
        }

        Value value() {
            return flow.argument(call, call.desc, index);
        }

        Known known(Program program) {
            return flow.bounded()
                    ? Known.undecided("the method is larger than the analysis takes")
                    : new Constants(program).of(value(), call, type());
        }

        String called() {
            return Names.readable(call.owner, call.name, call.desc);
        }

        void hit(Inspection inspection, Verdict verdict, String found) {
            String text = "passes argument " + (index + 1) + " of " + called() + ", which " + found;
            inspection.hit(target.rule(), verdict, flow, call, called(), text);
        }
    }

    private static void notConstant(Inspection inspection, Site site) {
        if (!site.applies() || !isText(site.type())) {
            return;
        }
        Known known = site.known(inspection.program());
        if (known.undecided()) {
            site.hit(inspection, Verdict.UNDECIDED, "may not be constant: " + known.why());
        } else if (!known.constant()) {
            site.hit(inspection, site.target().detector().verdict(), "is not constant: " + known.why());
        }
    }

    private static void constant(Inspection inspection, Site site, Detector.ArgumentConstant detector) {
        if (!site.applies()) {
            return;
        }
        Known known = site.known(inspection.program());
        if (known.texts().stream()
                .anyMatch(text -> detector.forbidden().matcher(text).find())) {
            site.hit(inspection, detector.verdict(), "is a constant that is refused here");
        } else if (known.undecided() || (known.constant() && !known.complete())) {
            site.hit(inspection, Verdict.UNDECIDED, "may be a constant that is refused here");
        }
    }

    private static void from(Inspection inspection, Site site, Detector.ArgumentFrom detector) {
        if (!site.applies()) {
            return;
        }
        if (site.flow().bounded()) {
            site.hit(inspection, Verdict.UNDECIDED, "may come from what a caller sent");
            return;
        }
        Origins receivers = origins(inspection, detector.receivers());
        if (!detector.receivers().isEmpty()
                && receivers.find(site.flow().receiver(site.call())) == null
                && !receivers.bounded()) {
            return;
        }
        Origins origins = origins(inspection, detector.sources());
        MethodInsnNode source = origins.find(site.value());
        if (source != null) {
            String name = Names.readable(source.owner, source.name, source.desc);
            site.hit(inspection, detector.verdict(), "comes from " + name);
        } else if (origins.bounded()) {
            site.hit(inspection, Verdict.UNDECIDED, "may come from what a caller sent");
        }
    }

    private static Origins origins(Inspection inspection, List<Signature> calls) {
        return new Origins(calls.stream().map(SignatureMatcher::new).toList(), inspection.types());
    }

    // An overload that takes a type of its own in this place takes no text there.
    private static boolean isText(Type type) {
        return type.getSort() != Type.OBJECT
                || switch (type.getInternalName()) {
                    case "java/lang/String",
                            "java/lang/CharSequence",
                            "java/lang/Object",
                            "java/lang/StringBuilder",
                            "java/lang/StringBuffer",
                            "java/lang/Iterable",
                            "java/util/Collection",
                            "java/util/List",
                            "java/util/Set" -> true;
                    default -> false;
                };
    }
}
