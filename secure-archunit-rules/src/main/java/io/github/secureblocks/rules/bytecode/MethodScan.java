package io.github.secureblocks.rules.bytecode;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
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

    /** For one method with all that is asked of its callers and fields. */
    static final int STEPS = 8_000;

    private static final int ROUNDS_OF_CONDITIONS = 2;
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
            Paths paths = new Paths(inspection.code(), method, valued);
            paths.follow();
            valued.forEach((at, site) -> judge(inspection, method, paths, at, site));
        }
        program.begin(STEPS);
        sites.forEach((at, site) -> site.targets().stream()
                .filter(MethodScan::configures)
                .forEach(target -> configurations.judge(inspection, method, at, site.call(), target)));
    }

    private boolean isNear(ClassCode code, Detector detector) {
        return neighbourhood.isIn(detector, code.name());
    }

    private static boolean configures(Target target) {
        return target.detector() instanceof Detector.NotConfigured;
    }

    private void judge(Inspection inspection, MethodNode method, Paths paths, int at, Site site) {
        Callee callee = new Callee(site.call().owner, site.call().name, site.call().desc);
        for (Target target : site.targets()) {
            Detector detector = target.detector();
            if (!configures(target)) {
                Answer answer = paths.answer(at, detector);
                if (answer.kind() != Answer.Kind.FINE) {
                    boolean sure = answer.kind() == Answer.Kind.WRONG;
                    inspection.hit(
                            target.rule(),
                            sure ? detector.verdict() : Verdict.UNDECIDED,
                            method,
                            site.call(),
                            callee.readable(),
                            "passes argument " + (ArgumentJudge.argument(detector) + 1) + " of " + callee.readable()
                                    + ", which " + ArgumentJudge.described(detector, answer));
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

    /** What was seen at the sites of one method. */
    private final class Paths {
        private final ClassCode code;
        private final MethodNode method;
        private final Map<Integer, Site> sites;
        private final Set<Watch> watches = new LinkedHashSet<>();
        private final Set<Part> conditions = new LinkedHashSet<>();
        private Set<Watch> before = Set.of();
        private boolean lost;
        private boolean check;

        Paths(ClassCode code, MethodNode method, Map<Integer, Site> sites) {
            this.code = code;
            this.method = method;
            this.sites = sites;
        }

        void follow() {
            follow(List.of(Entry.open(code, method, Part.Kind.PARAMETER)));
            if (asks(Answer.Kind.CALLERS) || readsParameter()) {
                List<Entry> entries = program.callers().entries(code, method);
                if (entries != null) {
                    follow(entries);
                }
            }
        }

        private boolean readsParameter() {
            return watches.stream()
                    .anyMatch(watch -> sites.keySet().stream()
                            .anyMatch(at -> watch.seen(at).stream()
                                    .anyMatch(each -> each.parts().contains(Part.OF_PARAMETER))));
        }

        // Alone, a method shows that all is well; what else it shows, a method or field of the program may mend.
        private void follow(List<Entry> entries) {
            run(entries, Follow.NOTHING);
            Follow follow = Follow.NOTHING;
            for (int round = 0; round < Follow.ROUNDS && !isFine(); round++) {
                Follow more = follow.and(open(round));
                if (more.keys().equals(follow.keys()) && (follow.checks() || !check)) {
                    break;
                }
                // A bound that is met while more is asked takes nothing back.
                boolean settled = round >= ROUNDS_OF_CONDITIONS || (conditions.isEmpty() && !check);
                if (!lost && settled && asks(Answer.Kind.WRONG)) {
                    before = Set.copyOf(watches);
                }
                follow = more;
                run(entries, follow);
            }
        }

        private void run(List<Entry> entries, Follow follow) {
            watches.clear();
            conditions.clear();
            check = false;
            lost = false;
            for (Entry entry : entries) {
                Watch watch = new Watch(ClassCode.key(code.name(), method), sites::containsKey, at -> false, false);
                Execution execution = new Execution(program, watch, follow);
                execution.run(code, method, entry);
                watches.add(watch);
                conditions.addAll(execution.conditions());
                check |= execution.hasSeenCheck();
                lost |= execution.lost() || watch.full();
            }
        }

        private boolean isFine() {
            return !lost
                    && !asks(Answer.Kind.DEEPER)
                    && !asks(Answer.Kind.CALLERS)
                    && !asks(Answer.Kind.WRONG)
                    && !asks(Answer.Kind.UNDECIDED);
        }

        private Set<Part> open(int round) {
            Set<Part> all = new LinkedHashSet<>(round < ROUNDS_OF_CONDITIONS ? conditions : Set.of());
            for (Watch watch : watches) {
                sites.keySet().forEach(at -> watch.seen(at).forEach(each -> all.addAll(each.parts())));
            }
            return all;
        }

        private boolean asks(Answer.Kind kind) {
            for (Map.Entry<Integer, Site> each : sites.entrySet()) {
                for (Target target : each.getValue().targets()) {
                    if (!configures(target)
                            && seen(each.getKey(), target.detector()).kind() == kind) {
                        return true;
                    }
                }
            }
            return false;
        }

        private Answer seen(int at, Detector detector) {
            return seen(watches, at, detector);
        }

        private Answer seen(Set<Watch> watches, int at, Detector detector) {
            Answer all = Answer.FINE;
            for (Watch watch : watches) {
                for (Observation each : watch.seen(at)) {
                    all = all.or(arguments.judge(detector, each, code.lambda(method) != null));
                }
            }
            return all;
        }

        Answer answer(int at, Detector detector) {
            Answer answer = seen(at, detector);
            Answer sure = lost ? seen(before, at, detector) : answer;
            if (sure.kind() == Answer.Kind.WRONG) {
                return answer.kind() == Answer.Kind.WRONG ? answer : sure;
            }
            boolean mustBeConstant = detector instanceof Detector.ArgumentNotConstant
                    || detector instanceof Detector.ArgumentNotLiteral
                    || detector instanceof Detector.ArgumentMixed;
            if (answer.kind() == Answer.Kind.CALLERS) {
                // A method that anybody can call is called with anything; whether with a refused constant, nobody
                // knows.
                return mustBeConstant && !answer.why().isEmpty() ? Answer.wrong(answer.why()) : Answer.FINE;
            }
            // Beyond a bound, data counts as possible only where the class itself asks for it.
            boolean possible = isNear(code, detector);
            if (answer.kind() == Answer.Kind.UNDECIDED && !possible) {
                return Answer.FINE;
            } else if (answer.kind() == Answer.Kind.DEEPER) {
                return possible ? Answer.undecided(answer.why()) : Answer.FINE;
            } else if (answer.kind() == Answer.Kind.FINE && lost && possible) {
                return Answer.undecided("the method has more paths than are followed");
            }
            return answer;
        }

        Set<String> classes(int at) {
            Set<String> all = new LinkedHashSet<>();
            Callee callee = callee(at);
            int name = callee.descriptor().startsWith("(Ljava/lang/Module;") ? 1 : 0;
            for (Watch watch : watches) {
                for (Observation each : watch.seen(at)) {
                    all.addAll(each.heap().summary(each.arguments().get(name)).texts());
                }
            }
            return all;
        }

        private Callee callee(int at) {
            @Nullable Site site = sites.get(at);
            if (site == null) {
                throw new IllegalStateException("No call is asked about there");
            }
            return new Callee(site.call().owner, site.call().name, site.call().desc);
        }
    }
}
