package io.github.secureblocks.onetime;

import static io.github.secureblocks.onetime.Rig.ADA;
import static io.github.secureblocks.onetime.Rig.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.secureblocks.identity.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Nobody learns from a rejection, nor from what it costs, who has an account or a code. */
class EqualWorkTest {
    /** What a database would be asked, and whether that changes it. */
    private static final class Recorded implements OneTimeStore {
        private final OneTimeStore kept;
        private final List<String> work = new ArrayList<>();

        private Recorded(OneTimeStore kept) {
            this.kept = kept;
        }

        @Override
        public void put(OneTimeEntry entry, Instant now) {
            work.add("put");
            kept.put(entry, now);
        }

        @Override
        public Optional<OneTimeEntry> bySlot(String slot) {
            work.add("read");
            return kept.bySlot(slot);
        }

        @Override
        public Optional<OneTimeEntry> byDigest(String digest) {
            work.add("read");
            return kept.byDigest(digest);
        }

        @Override
        public boolean attempt(OneTimeEntry entry, int most) {
            work.add("ask to change");
            boolean changed = kept.attempt(entry, most);
            if (changed) {
                work.add("changed");
            }
            return changed;
        }

        @Override
        public boolean remove(OneTimeEntry entry) {
            work.add("remove");
            return kept.remove(entry);
        }

        @Override
        public void revokeAllOf(Subject subject) {
            kept.revokeAllOf(subject);
        }
    }

    private final Recorded store = new Recorded(OneTimeStore.inMemory());
    private final Rig rig = new Rig(store);

    @Test
    void anUnknownSubjectCostsWhatAWrongCodeCosts() {
        String code = rig.codes.issue(ADA).revealAsString();
        workFor(BOB, code);
        workFor(null, code);

        List<String> wrong = workFor(ADA, Rig.wrong(code));

        assertThat(wrong).contains("changed").doesNotContain("put", "remove");
        assertThat(workFor(BOB, code)).as("no code").containsExactlyInAnyOrderElementsOf(wrong);
        assertThat(workFor(null, code)).as("nobody").containsExactlyInAnyOrderElementsOf(wrong);
    }

    @Test
    void aBurntAndAnExpiredCodeCostWhatAWrongOneCosts() {
        String code = rig.codes.issue(ADA).revealAsString();
        List<String> wrong = workFor(ADA, Rig.wrong(code));
        for (int i = 0; i < 6; i++) {
            workFor(ADA, Rig.wrong(code));
        }

        assertThat(workFor(ADA, code)).as("burnt").containsExactlyInAnyOrderElementsOf(wrong);
        rig.clock.advance(Duration.ofMinutes(11));
        assertThat(workFor(ADA, code)).as("expired").containsExactlyInAnyOrderElementsOf(wrong);
    }

    @Test
    void decoysTakeNoMoreRoomThanTheyHave() {
        for (int i = 0; i < 5_000; i++) {
            Subject nobody = Subject.of("nobody-" + i);
            catchThrowable(() -> rig.codes.redeem(nobody, "12345678"));
        }

        assertThat(((MemoryStore) store.kept).size()).isBetween(200, 256);
    }

    @Test
    void whoGuessesForNobodyTakesNoRoomInTheMemory() {
        Rig small = new Rig(OneTimeStore.inMemory(1));
        for (int i = 0; i < 1_000; i++) {
            Subject nobody = Subject.of("nobody-" + i);
            small.rejects(OneTimeRejected.Reason.UNKNOWN, () -> small.codes.redeem(nobody, "12345678"));
        }

        String code = small.codes.issue(ADA).revealAsString();
        small.codes.redeem(ADA, code);
    }

    @Test
    void aFullMemoryRejectsAnUnknownSubjectAllTheSame() {
        Rig full = new Rig(new Recorded(OneTimeStore.inMemory(1)));
        full.codes.issue(ADA);

        full.rejects(OneTimeRejected.Reason.UNKNOWN, () -> full.codes.redeem(BOB, "12345678"));
    }

    private List<String> workFor(@Nullable Subject subject, String presented) {
        store.work.clear();
        assertThat(catchThrowable(() -> rig.codes.redeem(subject, presented))).isInstanceOf(OneTimeRejected.class);
        return List.copyOf(store.work);
    }
}
