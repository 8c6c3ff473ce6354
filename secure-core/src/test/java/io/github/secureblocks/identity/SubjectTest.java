package io.github.secureblocks.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectTest {
    @Test
    void keepsTheIdentifierAsItIs() {
        assertThat(Subject.of("user-42").id()).isEqualTo("user-42");
        assertThat(Subject.of("Zoë")).isEqualTo(Subject.of("Zoë")).hasToString("Zoë");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\nb", "a\u0085b", "a\u202eb", "a\u0000", "\ud800"})
    void refusesWhatIsNotAnIdentifierWithoutEchoingIt(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Subject.of(id))
                .withMessageNotContaining("\n")
                .withMessageStartingWith("A subject's id has");
    }

    @Test
    void refusesMoreThan255Characters() {
        assertThat(Subject.of("x".repeat(255)).id()).hasSize(255);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Subject.of("x".repeat(256)))
                .withMessage("A subject's id has 1 to 255 characters, not 256; use the account's key");
    }
}
