package io.github.secureblocks.samples.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatRuntimeException;

import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.refresh.RefreshStore;
import io.github.secureblocks.refresh.StoredFamily;
import io.github.secureblocks.refresh.StoredFamily.State;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every store of refresh tokens is held to; for one of your own, extend it. */
abstract class RefreshStoreContract {
    private static final Subject ALICE = Subject.of("alice");
    private static final long START = 1_900_000_000_123L;

    /** Empty, and the same one within a test. */
    abstract RefreshStore store();

    private static String id(int number) {
        return "%032x".formatted(number);
    }

    private static String hash(char digit) {
        return String.valueOf(digit).repeat(64);
    }

    private static StoredFamily family(int number, Subject subject) {
        return new StoredFamily(
                id(number),
                subject,
                0,
                hash('a'),
                "",
                "aB-_aB-_aB0",
                START,
                START,
                START + 1_000,
                START + 5_000 + number,
                State.LIVE,
                0);
    }

    private static StoredFamily next(StoredFamily family) {
        return new StoredFamily(
                family.id(),
                family.subject(),
                family.generation() + 1,
                hash('b'),
                family.currentHash(),
                "Zz-_Zz-_Zz9",
                family.createdAt(),
                START + 7,
                START + 1_007,
                family.absoluteEnd(),
                State.LIVE,
                0);
    }

    @Test
    void whatIsAddedIsFoundAsItWas() {
        store().add(family(1, ALICE));
        assertThat(store().find(id(1))).contains(family(1, ALICE));
        assertThat(store().find(id(2))).isEmpty();
        assertThatRuntimeException().isThrownBy(() -> store().add(family(1, Subject.of("bob"))));
        assertThat(store().find(id(1))).contains(family(1, ALICE));
    }

    @Test
    void subjectsAreTheSameOnlyCharacterByCharacter() {
        List<Subject> subjects = List.of(
                        "alice",
                        "Alice",
                        "alicé",
                        "alice%20",
                        "a+b",
                        "日本",
                        "\uD83D\uDE00",
                        "é".repeat(255),
                        "\uD83D\uDE00".repeat(127))
                .stream()
                .map(Subject::of)
                .toList();
        for (int i = 0; i < subjects.size(); i++) {
            store().add(family(i, subjects.get(i)));
        }
        for (int i = 0; i < subjects.size(); i++) {
            assertThat(store().familiesOf(subjects.get(i))).containsExactly(family(i, subjects.get(i)));
        }
        store().endAll(ALICE, "", State.REVOKED, START + 1);
        for (int i = 1; i < subjects.size(); i++) {
            assertThat(store().find(id(i))).contains(family(i, subjects.get(i)));
        }
    }

    @Test
    void aFamilyIsRotatedFromExactlyTheGenerationBefore() {
        StoredFamily first = family(1, ALICE);
        store().add(first);
        store().add(family(2, ALICE));
        assertThat(store().rotate(next(next(first)))).as("two ahead").isFalse();
        assertThat(store().rotate(first)).as("the same").isFalse();
        assertThat(store().rotate(next(family(3, ALICE)))).as("unknown").isFalse();
        assertThat(store().rotate(next(first))).isTrue();
        assertThat(store().rotate(next(first))).as("again").isFalse();
        assertThat(store().find(id(1))).contains(next(first));
        assertThat(store().find(id(2))).contains(family(2, ALICE));
    }

    @Test
    void whatHasEndedIsNeitherRotatedNorEndedAgain() {
        for (State reason : List.of(State.REVOKED, State.REUSED, State.EXPIRED, State.EXPIRED_IDLE)) {
            StoredFamily family = family(reason.ordinal(), ALICE);
            store().add(family);
            assertThat(store().end(family.id(), reason, START + 9)).isTrue();
            assertThat(store().end(family.id(), State.REVOKED, START + 10)).isFalse();
            assertThat(store().rotate(next(family))).isFalse();
            store().endAll(ALICE, "", State.REVOKED, START + 11);
            StoredFamily kept = store().find(family.id()).orElseThrow();
            assertThat(kept.state()).isEqualTo(reason);
            assertThat(kept.endedAt()).isEqualTo(START + 9);
            assertThat(kept.currentHash()).isEqualTo(family.currentHash());
        }
        assertThat(store().end(id(99), State.REVOKED, START)).isFalse();
    }

    @Test
    void allOfASubjectButOneEnd() {
        for (int i = 0; i < 5; i++) {
            store().add(family(i, ALICE));
        }
        store().add(family(5, Subject.of("bob")));
        store().endAll(ALICE, id(3), State.REVOKED, START + 2);
        assertThat(store().familiesOf(ALICE))
                .hasSize(5)
                .allMatch(
                        family -> (family.state() == State.LIVE) == family.id().equals(id(3)));
        assertThat(store().find(id(5)).orElseThrow().state()).isEqualTo(State.LIVE);
    }

    @Test
    void whatIsRemovedIsGone() {
        for (int i = 0; i < 2_500; i++) {
            store().add(family(i, ALICE));
        }
        store().remove(List.of());
        store().remove(store().familiesOf(ALICE).stream()
                .map(StoredFamily::id)
                .filter(id -> !id.equals(id(7)))
                .toList());
        store().remove(List.of(id(8), id(9_999)));
        assertThat(store().familiesOf(ALICE)).extracting(StoredFamily::id).containsExactly(id(7));
    }

    @Test
    void whatEndedLongAgoIsRemovedAFewAtATime() {
        for (int i = 0; i < 10; i++) {
            store().add(family(i, ALICE));
        }
        long time = START + 5_000 + 7;
        assertThat(store().removeEndedBefore(time, 3)).isEqualTo(3);
        assertThat(store().removeEndedBefore(time, 100)).isEqualTo(4);
        assertThat(store().removeEndedBefore(time, 100)).isZero();
        assertThat(store().familiesOf(ALICE))
                .extracting(StoredFamily::id)
                .containsExactlyInAnyOrder(id(7), id(8), id(9));
    }
}
