package io.github.secureblocks.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChecklistTest {
    private static final List<Class<?>> TESTS = List.of(
            ForgedTokenTest.class,
            ForgedFormTest.class,
            TokenVerifierTest.class,
            TokenAlgorithmsTest.class,
            OtherIssuersTest.class,
            VerificationKeyTest.class);

    @Test
    void provesEveryItem() {
        Set<ChecklistItem> open = EnumSet.allOf(ChecklistItem.class);
        for (Class<?> test : TESTS) {
            for (Method method : test.getDeclaredMethods()) {
                Ticks ticks = method.getAnnotation(Ticks.class);
                if (ticks != null) {
                    open.removeAll(List.of(ticks.value()));
                }
            }
        }

        assertThat(open).isEmpty();
    }
}
