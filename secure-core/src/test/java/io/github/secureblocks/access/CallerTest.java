package io.github.secureblocks.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secureblocks.identity.Roles;
import io.github.secureblocks.identity.Subject;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallerTest {
    private final Caller caller = Caller.verified(Subject.of("ada"), Roles.of("user", "editor"));

    @Test
    void holdsTheRolesThatItWasProvedWith() {
        assertThat(caller.subject()).isEqualTo(Subject.of("ada"));
        assertThat(caller.roles()).isEqualTo(Roles.of("editor", "user"));
        assertThat(caller.hasRole("editor")).isTrue();
        assertThatCode(() -> caller.requireRole("editor")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "Editor", "editor ", "edit", "", "user,editor"})
    void refusesARoleThatItDoesNotHoldWithoutNamingIt(String role) {
        assertThat(caller.hasRole(role)).isFalse();
        assertThatThrownBy(() -> caller.requireRole(role))
                .isInstanceOfSatisfying(
                        AccessDenied.class,
                        denied -> assertThat(denied.reason()).isEqualTo(AccessDenied.Reason.ROLE_MISSING))
                .hasMessage("Access denied");
    }

    @Test
    void holdsNoRoleUnlessOneWasGiven() {
        Caller guest = Caller.verified(Subject.of("guest"), Roles.none());

        assertThatThrownBy(() -> guest.requireRole("user")).isInstanceOf(AccessDenied.class);
    }

    @Test
    void hasNoFactoryThatAConversionServiceCouldFind() {
        assertThat(Caller.class.getConstructors()).isEmpty();
        assertThat(Arrays.stream(Caller.class.getMethods())
                        .filter(method -> Modifier.isStatic(method.getModifiers()))
                        .map(method -> method.getName() + Arrays.toString(method.getParameterTypes())))
                .containsExactly("verified" + Arrays.asList(Subject.class, Roles.class));
    }
}
