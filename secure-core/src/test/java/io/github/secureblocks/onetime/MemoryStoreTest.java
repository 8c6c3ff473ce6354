package io.github.secureblocks.onetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.secureblocks.identity.Subject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MemoryStoreTest {
    @Test
    void issuesNothingMoreThanItHoldsAndForgetsNothingForIt() {
        Rig rig = new Rig(OneTimeStore.inMemory(3));
        String first = rig.resets.issue(Subject.of("u0")).revealAsString();
        rig.resets.issue(Subject.of("u1"));
        rig.resets.issue(Subject.of("u2"));

        assertThatExceptionOfType(OneTimeStoreFull.class)
                .isThrownBy(() -> rig.resets.issue(Subject.of("u3")))
                .withMessageContaining("SqlOneTimeStore.of(db)");

        rig.resets.issue(Subject.of("u2"));
        assertThat(rig.resets.redeem(first)).isEqualTo(Subject.of("u0"));
        rig.resets.issue(Subject.of("u3"));
    }

    @Test
    void makesRoomOfWhatIsOver() {
        MemoryStore store = new MemoryStore(1_000);
        Rig rig = new Rig(store);
        for (int i = 0; i < 100_000; i++) {
            rig.resets.issue(Subject.of("u" + i));
            rig.clock.advance(Duration.ofSeconds(1));
        }

        assertThat(store.size()).isLessThanOrEqualTo(15 * 60);
    }

    @Test
    void whatWasSupersededIsNeitherCountedNorRemovedInTheNewOnesPlace() {
        MemoryStore store = new MemoryStore(10);
        Rig rig = new Rig(store);
        String slot = new Purpose("link", "password-reset").slot("ada");
        rig.resets.issue(Rig.ADA);
        OneTimeEntry older = store.bySlot(slot).orElseThrow();
        String token = rig.resets.issue(Rig.ADA).revealAsString();

        assertThat(store.attempt(older, 5)).isFalse();
        assertThat(store.remove(older)).isFalse();
        assertThat(store.bySlot(slot).orElseThrow().attempts()).isZero();
        assertThat(rig.resets.redeem(token)).isEqualTo(Rig.ADA);
        assertThat(store.size()).isZero();
    }

    @Test
    void holdsSomething() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OneTimeStore.inMemory(0))
                .withMessageContaining("OneTimeStore.inMemory()");
    }
}
