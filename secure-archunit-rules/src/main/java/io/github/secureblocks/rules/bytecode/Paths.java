package io.github.secureblocks.rules.bytecode;

import io.github.secureblocks.rules.catalogue.Detector;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.MethodNode;

/**
 * What the calls of one method are given on the paths to them.
 *
 * <p>Alone, most methods show that all is well. Where one does not, the methods and fields of the program are followed
 * that the value was made by; then those that may refuse it; then, for a parameter, the callers.
 */
final class Paths {
    private static final int STEPS_OF_CHECKS = 700;
    private static final String TOO_MANY = "the method has more paths than are followed";

    /** What has been seen, as far as it was followed. */
    private record Seen(List<Watch> watches, Follow follow, Set<Part> conditions, boolean lost, boolean check) {}

    private final Program program;
    private final ArgumentJudge arguments;
    private final ClassCode code;
    private final MethodNode method;
    private final Map<Integer, MethodScan.Site> sites;
    private Seen seen = new Seen(List.of(), Follow.NOTHING, Set.of(), false, false);
    private boolean unchecked;

    Paths(
            Program program,
            ArgumentJudge arguments,
            ClassCode code,
            MethodNode method,
            Map<Integer, MethodScan.Site> sites) {
        this.program = program;
        this.arguments = arguments;
        this.code = code;
        this.method = method;
        this.sites = sites;
    }

    void follow() {
        follow(List.of(Entry.open(code, method, Part.Kind.PARAMETER)));
        if (asks(Answer.Kind.CALLERS) || parts().contains(Part.OF_PARAMETER)) {
            List<Entry> entries = program.callers().entries(code, method);
            if (entries != null) {
                follow(entries);
            }
        }
    }

    private void follow(List<Entry> entries) {
        unchecked = false;
        seen = run(entries, Follow.NOTHING);
        makers(entries);
        if (!isFine() && !seen.lost && leavesMore()) {
            Seen before = seen;
            program.within(STEPS_OF_CHECKS, () -> checks(entries));
            if (seen.lost) {
                seen = before;
                unchecked = true;
            }
        }
    }

    private boolean leavesMore() {
        return seen.check
                || !seen.conditions.isEmpty()
                || !seen.follow.and(parts()).equals(seen.follow);
    }

    // What was seen on the way to a bound holds; for the rest, what was seen before more was followed.
    private void makers(List<Entry> entries) {
        for (int round = 0; round < Follow.ROUNDS && !isFine() && !seen.lost; round++) {
            Follow more = seen.follow.andObjects(parts());
            if (more.equals(seen.follow)) {
                more = seen.follow.and(parts());
            }
            if (more.equals(seen.follow)) {
                break;
            }
            Seen now = run(entries, more);
            if (now.lost) {
                List<Watch> both = new ArrayList<>(seen.watches);
                both.addAll(now.watches);
                seen = new Seen(both, seen.follow, Set.of(), false, false);
                break;
            }
            seen = now;
        }
    }

    private void checks(List<Entry> entries) {
        for (int round = 0; round < Follow.ROUNDS && !isFine() && !seen.lost; round++) {
            Set<Part> parts = parts();
            parts.addAll(round < Follow.ROUNDS_OF_CONDITIONS ? seen.conditions : Set.of());
            Follow more = seen.follow.and(parts).withChecks(parts());
            if (more.equals(seen.follow)) {
                break;
            }
            seen = run(entries, more);
        }
    }

    private Seen run(List<Entry> entries, Follow follow) {
        List<Watch> watches = new ArrayList<>();
        Set<Part> conditions = new LinkedHashSet<>();
        boolean lost = false;
        boolean check = false;
        for (Entry entry : entries) {
            Watch watch = new Watch(ClassCode.key(code.name(), method), sites::containsKey, at -> false, false);
            Execution execution = new Execution(program, watch, follow);
            execution.run(code, method, entry);
            watches.add(watch);
            conditions.addAll(execution.conditions());
            lost |= execution.lost() || watch.full();
            check |= execution.hasSeenCheck();
        }
        return new Seen(watches, follow, conditions, lost, check);
    }

    private boolean isFine() {
        return !seen.lost
                && !asks(Answer.Kind.DEEPER)
                && !asks(Answer.Kind.CALLERS)
                && !asks(Answer.Kind.WRONG)
                && !asks(Answer.Kind.UNDECIDED);
    }

    private Set<Part> parts() {
        Set<Part> all = new LinkedHashSet<>();
        for (Watch watch : seen.watches) {
            sites.keySet().forEach(at -> seen(watch, at).forEach(each -> all.addAll(each.parts())));
        }
        return all;
    }

    private boolean asks(Answer.Kind kind) {
        for (Map.Entry<Integer, MethodScan.Site> each : sites.entrySet()) {
            for (Target target : each.getValue().targets()) {
                if (!(target.detector() instanceof Detector.NotConfigured)
                        && seen(each.getKey(), target.detector()).kind() == kind) {
                    return true;
                }
            }
        }
        return false;
    }

    private List<Observation> seen(Watch watch, int at) {
        MethodScan.@Nullable Site site = sites.get(at);
        return watch.seen(at).stream()
                .filter(each -> site != null && each.isOf(site.call()))
                .toList();
    }

    private Answer seen(int at, Detector detector) {
        Answer all = Answer.FINE;
        for (Watch watch : seen.watches) {
            for (Observation each : seen(watch, at)) {
                all = all.or(arguments.judge(detector, each, code.lambda(method) != null));
            }
        }
        return all;
    }

    /**
     * @param possible whether data may be there that the detector looks for: only then a bound leaves anything open
     */
    Answer answer(int at, Detector detector, boolean possible) {
        Answer answer = seen(at, detector);
        boolean mustBeConstant = detector instanceof Detector.ArgumentNotConstant
                || detector instanceof Detector.ArgumentNotLiteral
                || detector instanceof Detector.ArgumentMixed
                || detector instanceof Detector.ArgumentBeside;
        if (answer.kind() == Answer.Kind.CALLERS) {
            // A method that anybody can call is called with anything; whether with a refused constant, nobody
            // knows.
            return mustBeConstant && !answer.why().isEmpty() ? Answer.wrong(answer.why()) : Answer.FINE;
        } else if (answer.kind() == Answer.Kind.WRONG) {
            // What is not shown to be refused before is not shown to be constant.
            return unchecked && !mustBeConstant ? Answer.undecided(TOO_MANY) : answer;
        } else if (!possible) {
            return Answer.FINE;
        } else if (answer.kind() == Answer.Kind.DEEPER) {
            return Answer.undecided(answer.why());
        }
        return answer.kind() == Answer.Kind.FINE && seen.lost ? Answer.undecided(TOO_MANY) : answer;
    }

    /** The names of the classes that are loaded by a call. */
    Set<String> classes(int at) {
        Set<String> all = new LinkedHashSet<>();
        MethodScan.@Nullable Site site = sites.get(at);
        boolean inModule = site != null && site.call().desc.startsWith("(Ljava/lang/Module;");
        for (Watch watch : seen.watches) {
            for (Observation each : seen(watch, at)) {
                all.addAll(each.heap()
                        .summary(each.arguments().get(inModule ? 1 : 0))
                        .texts());
            }
        }
        return all;
    }
}
