package io.github.secureblocks.samples.databases;

import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.refresh.RefreshStore;
import io.github.secureblocks.refresh.StoredFamily;
import io.github.secureblocks.refresh.StoredFamily.State;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Another store, whose process is gone at one moment, such as "after rotate": no shutdown hook, no finally, no flush. */
final class HaltingRefreshStore implements RefreshStore {
    private final RefreshStore store;
    private final String halt;

    HaltingRefreshStore(RefreshStore store, String halt) {
        this.store = store;
        this.halt = halt;
    }

    @Override
    public void add(StoredFamily family) {
        store.add(family);
    }

    @Override
    public Optional<StoredFamily> find(String id) {
        return step("find", () -> store.find(id));
    }

    @Override
    public List<StoredFamily> familiesOf(Subject subject) {
        return store.familiesOf(subject);
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
        store.endAll(subject, except, reason, now);
    }

    @Override
    public void remove(Collection<String> ids) {
        store.remove(ids);
    }

    @Override
    public int removeEndedBefore(long time, int most) {
        return store.removeEndedBefore(time, most);
    }

    private <T> T step(String name, Supplier<T> step) {
        haltAt("before " + name);
        T answer = step.get();
        haltAt("after " + name);
        return answer;
    }

    private void haltAt(String moment) {
        if (moment.equals(halt)) {
            Runtime.getRuntime().halt(137);
        }
    }
}
