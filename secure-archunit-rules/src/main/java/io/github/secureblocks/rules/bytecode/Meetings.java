package io.github.secureblocks.rules.bytecode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes one path of those that differ in nothing, and of those that are too many. */
final class Meetings {
    private static final int MAX_MERGED = 60;

    /** How many paths have met at an instruction, and what they have in common since they were too many. */
    private record Meeting(int count, int merged, State together) {}

    private final int most;
    private final Set<State.Key> seen = new HashSet<>();
    private final Map<Integer, Meeting> meetings = new HashMap<>();
    private boolean lost;

    /**
     * @param most how many paths are followed apart from each other from one instruction on
     */
    Meetings(int most) {
        this.most = most;
    }

    /** Whether paths have met more often than is followed. */
    boolean lost() {
        return lost;
    }

    /** The paths to be followed from here on. */
    List<State> of(List<State> arrived) {
        List<State> now = new ArrayList<>();
        State rest = null;
        for (State each : arrived) {
            if (!seen.add(each.key())) {
                continue;
            }
            Meeting before = meetings.get(each.at());
            if (before == null || before.count < most) {
                meetings.put(each.at(), new Meeting(before == null ? 1 : before.count + 1, 0, each.copy()));
                now.add(each);
            } else {
                rest = rest == null ? each : each.widened(rest);
            }
        }
        State merged = rest == null ? null : merged(rest);
        if (merged != null) {
            now.add(merged);
        }
        return now;
    }

    private @Nullable State merged(State rest) {
        Meeting before = Objects.requireNonNull(meetings.get(rest.at()));
        State wide = rest.widened(before.together);
        if (before.merged > 0 && wide.key().equals(before.together.key())) {
            return null;
        } else if (before.merged >= MAX_MERGED) {
            lost = true;
            return null;
        }
        meetings.put(rest.at(), new Meeting(before.count, before.merged + 1, wide.copy()));
        return wide;
    }
}
