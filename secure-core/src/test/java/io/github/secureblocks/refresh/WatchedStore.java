package io.github.secureblocks.refresh;

import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.refresh.StoredFamily.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Another store, with something that happens before and after each of its steps. */
final class WatchedStore implements RefreshStore {
    /** What happens; may throw. */
    interface Watch {
        void at(String moment);
    }

    final List<String> moments = new ArrayList<>();
    private final RefreshStore store;
    private Watch watch = moment -> {};

    WatchedStore(RefreshStore store) {
        this.store = store;
    }

    void watch(Watch next) {
        moments.clear();
        watch = next;
    }

    /** Lets something happen once, at one moment. */
    void once(String moment, Runnable happens) {
        boolean[] over = {false};
        watch(now -> {
            if (now.equals(moment) && !over[0]) {
                over[0] = true;
                happens.run();
            }
        });
    }

    @Override
    public void add(StoredFamily family) {
        step("add", () -> {
            store.add(family);
            return true;
        });
    }

    @Override
    public Optional<StoredFamily> find(String id) {
        return step("find", () -> store.find(id));
    }

    @Override
    public List<StoredFamily> familiesOf(Subject subject) {
        return step("familiesOf", () -> store.familiesOf(subject));
    }

    @Override
    public boolean rotate(StoredFamily next) {
        return step("rotate", () -> store.rotate(next));
    }

    @Override
    public boolean end(String id, State reason, long now) {
        return step("end", () -> store.end(id, reason, now));
    }

    @Override
    public void endAll(Subject subject, String except, State reason, long now) {
        step("endAll", () -> {
            store.endAll(subject, except, reason, now);
            return true;
        });
    }

    @Override
    public void remove(Collection<String> ids) {
        step("remove", () -> {
            store.remove(ids);
            return true;
        });
    }

    @Override
    public int removeEndedBefore(long time, int most) {
        return step("removeEndedBefore", () -> store.removeEndedBefore(time, most));
    }

    private <T> T step(String name, Supplier<T> step) {
        happen("before " + name);
        T answer = step.get();
        happen("after " + name);
        return answer;
    }

    private void happen(String moment) {
        moments.add(moment);
        watch.at(moment);
    }
}
