package io.github.secureblocks.web.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secureblocks.web.html.Html;
import io.github.secureblocks.web.html.SafeHtml;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

class AccessDeclarationCheckTest {
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Contradicting.class)
    static class ContradictingApplication {}

    @Controller
    static class Contradicting {
        @PublicEndpoint(reason = "a test")
        @RequiresRole("admin")
        @GetMapping("/")
        SafeHtml page() {
            return Html.empty();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Service.class)
    static class UnenforcedApplication {}

    @Component
    static class Service {
        @RequiresRole("admin")
        void deleteEverything() {}
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Inheriting.class)
    static class InheritingApplication {}

    abstract static class Base {
        @PublicEndpoint(reason = "a test")
        @RequiresRole("admin")
        @GetMapping("/")
        SafeHtml page() {
            return Html.empty();
        }
    }

    @Controller
    static class Inheriting extends Base {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(WithoutReason.class)
    static class ReasonlessApplication {}

    @Controller
    static class WithoutReason {
        @PublicEndpoint(reason = " ")
        @GetMapping("/")
        SafeHtml page() {
            return Html.empty();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(OfNoRole.class)
    static class RolelessApplication {}

    @Controller
    @RequiresRole("ROLE_ADMIN")
    static class OfNoRole {
        @GetMapping("/")
        SafeHtml page() {
            return Html.empty();
        }
    }

    @Test
    void anInheritedHandlerThatSaysTwoThingsStopsTheStart() throws Exception {
        assertThat(AccessDeclaration.of(Base.class.getDeclaredMethod("page"), Inheriting.class))
                .isEmpty();
        assertThatThrownBy(() -> RunningApplication.of(InheritingApplication.class))
                .hasMessageContaining("Base.page says more than one thing about who may call it; keep one of");
    }

    @Test
    void aPublicEndpointWithoutAReasonStopsTheStart() {
        assertThatThrownBy(() -> RunningApplication.of(ReasonlessApplication.class))
                .hasMessageContaining("WithoutReason.page")
                .hasMessageContaining("@PublicEndpoint(reason = \"the log-in page\")");
    }

    @Test
    void aRoleThatNobodyCanHoldStopsTheStart() {
        assertThatThrownBy(() -> RunningApplication.of(RolelessApplication.class))
                .hasMessageContaining("OfNoRole")
                .hasMessageContaining("@RequiresRole(\"admin\")");
    }

    @Test
    void aHandlerThatSaysTwoThingsStopsTheStart() {
        assertThatThrownBy(() -> RunningApplication.of(ContradictingApplication.class))
                .hasMessageContaining("Contradicting.page says more than one thing about who may call it; keep one of");
    }

    @Test
    void aDeclarationThatNobodyEnforcesStopsTheStart() {
        assertThatThrownBy(() -> RunningApplication.of(UnenforcedApplication.class))
                .hasMessageContaining("Service.deleteEverything declares who may call it, but no request reaches it")
                .hasMessageContaining("caller.requireRole(\"admin\")");
    }
}
