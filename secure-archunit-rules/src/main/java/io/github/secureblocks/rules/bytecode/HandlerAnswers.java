package io.github.secureblocks.rules.bytecode;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Rule;
import io.github.secureblocks.rules.catalogue.Signature;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** What a handler answers on the paths through it. */
final class HandlerAnswers {
    /**
     * What of the answers is wrong, and how it is told.
     *
     * @param sources what data must not come from, beside the handler's parameters; null for any data
     * @param only whether the sources alone are asked about, and nothing is told of what is not seen
     */
    record Asked(
            Verdict verdict,
            List<Signature> neutral,
            Detector.Beginning beginning,
            @Nullable List<Signature> sources,
            String told,
            boolean only) {
        Asked(
                Verdict verdict,
                List<Signature> neutral,
                Detector.Beginning beginning,
                @Nullable List<Signature> sources,
                String told) {
            this(verdict, neutral, beginning, sources, told, false);
        }
    }

    private final Inspection inspection;
    private final Asked asked;
    private final MethodNode method;
    private final Map<Integer, MethodInsnNode> bodies;
    private final boolean returned;
    private final ArgumentJudge judge;
    private final Map<Integer, Answer> answers = new TreeMap<>();
    private final Set<Part> open = new LinkedHashSet<>();
    private boolean lost;
    private boolean unread;

    HandlerAnswers(
            Inspection inspection,
            Asked asked,
            MethodNode method,
            Map<Integer, MethodInsnNode> bodies,
            boolean returned) {
        this.inspection = inspection;
        this.asked = asked;
        this.method = method;
        this.bodies = bodies;
        this.returned = returned;
        this.judge = new ArgumentJudge(inspection.types());
    }

    void follow(List<Entry> entries) {
        Follow follow = Follow.NOTHING;
        run(entries, follow);
        for (int round = 0; round < Follow.ROUNDS && (unread || !isFine()); round++) {
            Follow more = follow.and(open).withChecks(open);
            if (more.equals(follow)) {
                break;
            }
            follow = more;
            run(entries, follow);
        }
    }

    private void run(List<Entry> entries, Follow follow) {
        answers.clear();
        open.clear();
        lost = false;
        unread = false;
        String key = ClassCode.key(inspection.code().name(), method);
        for (Entry entry : entries) {
            Watch watch = new Watch(key, bodies::containsKey, at -> false, returned);
            Execution execution = new Execution(inspection.program(), watch, follow);
            execution.run(inspection.code(), method, entry);
            open.addAll(execution.conditions());
            lost |= execution.lost() || watch.full();
            if (returned) {
                watch.answers().forEach((at, all) -> all.forEach(each -> add(at, each, false)));
            }
            bodies.forEach((at, body) ->
                    watch.seen(at).stream().filter(each -> each.isOf(body)).forEach(each -> add(at, each, true)));
        }
    }

    private void add(int at, Observation each, boolean body) {
        Value value = each.arguments().get(0);
        if (!body || Pages.promisesText(inspection.code().declaring(method)) || isText(each, value)) {
            Datum text = Texts.of(value, "", each.heap(), inspection.types());
            if (Beginnings.counts(asked.beginning(), text.beginning())) {
                open.addAll(text.parts());
                answers.merge(at, judged(text), Answer::or);
            } else if (text.beginning() == null && !text.parts().isEmpty()) {
                open.addAll(text.parts());
                unread = true;
            }
        }
    }

    private Answer judged(Datum text) {
        List<Signature> sources = asked.sources();
        if (sources != null && asked.only()) {
            return judge.from(text, sources);
        }
        return sources == null
                ? judge.constant(text, asked.neutral())
                : judge.ofRequest(text, sources, asked.neutral());
    }

    private static boolean isText(Observation each, Value value) {
        Type declared = each.callee().parameters()[0];
        return Pages.isText(declared.getInternalName())
                || each.heap().get(value) instanceof Obj.Text
                || (value instanceof Datum datum
                        && datum.type().length() > 2
                        && Pages.isText(datum.type().substring(1, datum.type().length() - 1)));
    }

    boolean isFine() {
        return !lost && answers.values().stream().allMatch(answer -> answer.kind() == Answer.Kind.FINE);
    }

    boolean asks(Answer.Kind kind) {
        return answers.values().stream().anyMatch(answer -> answer.kind() == kind);
    }

    void tell(Rule rule) {
        if (asked.only()) {
            lost = false;
            answers.values().removeIf(answer -> answer.kind() != Answer.Kind.WRONG);
        }
        if (lost && answers.isEmpty()) {
            answers.put(0, Answer.undecided("the method has more paths than are followed"));
        }
        answers.forEach((at, answer) -> {
            if (answer.kind() != Answer.Kind.FINE || lost) {
                MethodInsnNode body = bodies.get(at);
                boolean sure = answer.kind() == Answer.Kind.WRONG || answer.kind() == Answer.Kind.CALLERS;
                String why = answer.why().isEmpty() ? "the method has more paths than are followed" : answer.why();
                inspection.hit(
                        rule,
                        sure ? asked.verdict() : Verdict.UNDECIDED,
                        method,
                        method.instructions.get(at),
                        body == null ? "the answer" : Names.simple(body.owner) + "." + body.name,
                        asked.told() + why);
            }
        });
    }
}
