package io.github.secureblocks.rules.bytecode;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Follows the paths of one method to the calls that rules ask about: by itself first; with the methods and fields of the
 * program where a value is made there; with its callers where a value is a parameter.
 */
final class MethodScan {
    /**
     * A call that is asked about.
     *
     * @param call the instruction
     * @param targets what asks
     * @param namesClass whether it loads a class by its name
     */
    record Site(MethodInsnNode call, List<Target> targets, boolean namesClass) {
        boolean creates() {
            return targets.stream().anyMatch(target -> target.detector() instanceof Detector.NotConfigured);
        }
    }

    /** For one method; what is asked of its callers and fields has steps of its own. */
    static final int STEPS = 2_500;

    private static final int FEW_STEPS = 2_000;

    private final SignatureIndex index;
    private final Neighbourhood neighbourhood;
    private final Program program;
    private final ArgumentJudge arguments;
    private final ConfigurationJudge configurations;

    MethodScan(SignatureIndex index, Neighbourhood neighbourhood, Program program) {
        this.index = index;
        this.neighbourhood = neighbourhood;
        this.program = program;
        this.arguments = new ArgumentJudge(program.types());
        this.configurations = new ConfigurationJudge(program);
    }

    void scan(Inspection inspection, MethodNode method, Map<Integer, Site> sites) {
        boolean near = sites.values().stream()
                .flatMap(site -> site.targets().stream())
                .anyMatch(target -> isNear(inspection.code(), target.detector()));
        program.begin(near ? STEPS : FEW_STEPS);
        Map<Integer, Site> valued = new TreeMap<>(sites);
        valued.values()
                .removeIf(site -> !site.namesClass() && site.targets().stream().allMatch(MethodScan::configures));
        if (!valued.isEmpty()) {
            Paths paths = new Paths(program, arguments, inspection.code(), method, valued);
            paths.follow();
            valued.forEach((at, site) -> judge(inspection, method, paths, at, site));
        }
        program.begin(STEPS);
        sites.forEach((at, site) -> site.targets().stream()
                .filter(MethodScan::configures)
                .forEach(target -> configurations.judge(inspection, method, at, site.call(), target)));
    }

    private boolean isNear(ClassCode code, Detector detector) {
        return detector instanceof Detector.ArgumentNamed named
                ? Mentions.asks(code, named)
                : neighbourhood.isIn(detector, code.name());
    }

    private static boolean configures(Target target) {
        return target.detector() instanceof Detector.NotConfigured;
    }

    private void judge(Inspection inspection, MethodNode method, Paths paths, int at, Site site) {
        Callee callee = new Callee(site.call().owner, site.call().name, site.call().desc);
        for (Target target : site.targets()) {
            Detector detector = target.detector();
            if (!configures(target)) {
                Answer answer = paths.answer(at, detector, isNear(inspection.code(), detector));
                if (answer.kind() != Answer.Kind.FINE) {
                    boolean sure = answer.kind() == Answer.Kind.WRONG;
                    inspection.hit(
                            target.rule(),
                            sure ? detector.verdict() : Verdict.UNDECIDED,
                            method,
                            site.call(),
                            callee.readable(),
                            ArgumentJudge.judged(detector, callee.readable())
                                    + ArgumentJudge.described(detector, answer));
                }
            }
        }
        if (site.namesClass()) {
            paths.classes(at)
                    .forEach(name -> index.banned(name)
                            .forEach(target -> inspection.hit(
                                    target.rule(),
                                    target.detector().verdict(),
                                    method,
                                    site.call(),
                                    "the class " + name,
                                    "loads " + name + " by its name")));
        }
    }
}
