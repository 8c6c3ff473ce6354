package io.github.secureblocks.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RolesTest {
    @Test
    void matchesExactNamesAlone() {
        Roles roles = Roles.of("user", "notes:write");

        assertThat(roles.contains("user")).isTrue();
        assertThat(roles.contains("USER")).isFalse();
        assertThat(roles.contains("use")).isFalse();
        assertThat(roles.contains("")).isFalse();
        assertThat(Roles.none().contains("user")).isFalse();
    }

    @Test
    void readsInOneOrderWhateverItWasBuiltFrom() {
        assertThat(Roles.of("b", "a", "b")).isEqualTo(Roles.of("a", "b")).hasToString("[a, b]");
        assertThat(Roles.of("b", "a").names()).containsExactly("a", "b");
        assertThat(Roles.of()).isEqualTo(Roles.none()).hasSameHashCodeAs(Roles.none());
    }

    @Test
    void cannotBeChangedFromOutside() {
        List<String> names = new ArrayList<>(List.of("user"));
        Roles roles = Roles.of(names);

        names.add("admin");

        assertThat(roles.contains("admin")).isFalse();
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> roles.names().add("admin"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Admin", "a b", "user\n", "user\nadmin", "ädmin", "a,b", "${x}", "\u0430dmin"})
    void refusesOtherNamesWithoutEchoingThem(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Roles.of("user", name))
                .withMessage("A role's name is 1 to 64 of a-z 0-9 - _ : .; write Roles.of(\"editor\")");
    }

    @Test
    void refusesTooManyOrTooLong() {
        List<String> many = IntStream.range(0, 65).mapToObj(i -> "r" + i).toList();

        assertThat(Roles.of(many.subList(0, 64)).names()).hasSize(64);
        assertThat(Roles.of("x".repeat(64)).names()).hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Roles.of(many))
                .withMessage("At most 64 roles, not 65; give one role to what belongs together");
        assertThatIllegalArgumentException().isThrownBy(() -> Roles.of("x".repeat(65)));
    }
}
