package io.github.secureblocks.web.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Spring Boot's Actuator on a port of its own, whose server is another one. */
class ManagementPortTest {
    private static final String[] APART = {
        "--management.server.port=0",
        "--management.endpoints.web.exposure.include=*",
        "--management.server.address=127.0.0.1"
    };

    @Configuration(proxyBeanMethods = false)
    @Import(EdgeApplication.class)
    static class Application {
        @Bean
        PublicRoutes publicRoutes() {
            return PublicRoutes.none().and("/actuator/info", "the cluster asks which version runs");
        }
    }

    @Test
    void withoutTheBlocksNothingThereHasAHeader() {
        try (RunningApplication bare = RunningApplication.of(
                Application.class,
                "--spring.autoconfigure.exclude=" + RunningApplication.SPRING_SECURITY + ","
                        + SecureWebAutoConfiguration.class.getName() + ","
                        + SecureTomcatAutoConfiguration.class.getName(),
                APART[0],
                APART[1],
                APART[2])) {
            HttpResponse<String> beans = bare.management("GET", "/actuator/beans");
            assertThat(beans.statusCode()).isEqualTo(200);
            assertThat(beans.headers().map()).doesNotContainKey("content-security-policy");
        }
    }

    @Test
    void everyAnswerThereHasTheHeadersAndIsClosedWhereNobodyOpensIt() {
        try (RunningApplication application = RunningApplication.of(Application.class, APART)) {
            EveryHeader.of(200, application.management("GET", "/actuator/info"));
            EveryHeader.of(403, application.management("GET", "/actuator/beans"));
            EveryHeader.of(403, application.management("GET", "/actuator"));
            EveryHeader.of(403, application.management("POST", "/actuator/loggers/root"));
            EveryHeader.of(404, application.management("GET", "/nowhere"));
            EveryHeader.of(405, application.management("TRACE", "/actuator/info"));
            EveryHeader.of(400, application.management("GET", "/%00"));
            assertThat(application.management("GET", "/nowhere").body()).contains("\"status\":404");
        }
    }
}
