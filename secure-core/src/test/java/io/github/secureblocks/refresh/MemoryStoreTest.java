package io.github.secureblocks.refresh;

import static io.github.secureblocks.refresh.RefreshRig.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.refresh.RefreshRejected.Reason;
import org.junit.jupiter.api.Test;

class MemoryStoreTest {
    @Test
    void beyondItsMaximumTheFamilyIsGoneThatWasNotUsedForTheLongestTime() {
        try (RefreshRig rig = new RefreshRig(RefreshRig.Kind.MEMORY)) {
            RefreshTokens tokens = rig.another(RefreshStore.inMemory(3), rig.key, builder -> builder);
            String used = tokens.start(ALICE).revealAsString();
            String idle = tokens.start(ALICE).revealAsString();
            String next = tokens.redeem(used).token().revealAsString();
            for (int i = 0; i < 2; i++) {
                tokens.start(Subject.of("another-" + i));
            }
            assertThat(RefreshRig.rejected(tokens, idle).reason()).isEqualTo(Reason.UNKNOWN);
            assertThat(tokens.familiesOf(ALICE)).hasSize(1);
            assertThat(tokens.redeem(next).subject()).isEqualTo(ALICE);
        }
    }
}
