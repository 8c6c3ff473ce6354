package io.github.secureblocks.rules.bytecode;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a method that was followed ended. */
record Outcome(@Nullable Value answer, @Nullable Value thrown, Heap heap, Map<Integer, Datum> facts) {
    /** These; where they are too many, the last ones as one that has what they have in common. */
    static List<Outcome> few(Collection<Outcome> all, int most) {
        List<Outcome> answered = new ArrayList<>();
        List<Outcome> thrown = new ArrayList<>();
        for (Outcome each : all) {
            List<Outcome> same = each.thrown == null ? answered : thrown;
            if (same.size() < most) {
                same.add(each);
            } else {
                same.set(most - 1, each.and(same.get(most - 1)));
            }
        }
        answered.addAll(thrown);
        return answered;
    }

    private Outcome and(Outcome before) {
        Heap both = heap.copy();
        Widening widening = new Widening(before.heap, both);
        Value nowAnswer = widened(widening, before.answer, answer);
        Value nowThrown = widened(widening, before.thrown, thrown);
        widening.objects();
        Map<Integer, Datum> common = new HashMap<>(facts);
        common.entrySet().retainAll(before.facts.entrySet());
        return new Outcome(nowAnswer, nowThrown, both, common);
    }

    private static @Nullable Value widened(Widening widening, @Nullable Value before, @Nullable Value now) {
        return before == null || now == null ? now : widening.of(before, now);
    }
}
