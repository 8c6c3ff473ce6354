package io.github.secureblocks.web.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Spring Security with all that it does by default, and a policy of its own, beside ours. */
class BesideSpringSecurityTest {
    private static final String ON = "--spring.autoconfigure.exclude=";
    private static final String THEIRS = "default-src https:";

    private static RunningApplication both;

    @Configuration(proxyBeanMethods = false)
    @Import(EdgeApplication.class)
    static class Application {
        @Bean
        SecurityFilterChain chain(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.requestMatchers("/closed")
                            .denyAll()
                            .anyRequest()
                            .permitAll())
                    .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(THEIRS))
                            .referrerPolicy(referrer -> {}))
                    .build();
        }
    }

    @BeforeAll
    static void start() {
        both = RunningApplication.of(Application.class, ON);
    }

    @AfterAll
    static void stop() {
        both.close();
    }

    @Test
    void aloneItSendsOtherHeadersAndNoTomcatErrorHasAny() {
        try (RunningApplication theirs = RunningApplication.of(
                Application.class,
                ON + SecureWebAutoConfiguration.class.getName() + ","
                        + SecureTomcatAutoConfiguration.class.getName())) {
            HttpResponse<String> page = theirs.get("/write");
            assertThat(page.headers().allValues("Content-Security-Policy")).containsExactly(THEIRS);
            assertThat(page.headers().allValues("X-XSS-Protection")).containsExactly("0");
            assertThat(page.headers().allValues("Cross-Origin-Opener-Policy")).isEmpty();
            assertThat(theirs.get("/%00").headers().map()).doesNotContainKey("x-content-type-options");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /page?name=a, 200",
        "GET, /redirect, 302",
        "GET, /page, 400",
        "GET, /closed, 403",
        "GET, /nowhere, 404",
        "GET, /write, 405",
        "GET, /fails, 500",
        "POST, /write, 403"
    })
    void eachHeaderIsThereOnceAndThePolicyIsOurs(String method, String path, int status) {
        HttpResponse<String> response = both.send(method, path, "Sec-Fetch-Site", "same-origin");
        assertThat(response.statusCode()).isEqualTo(status);
        Map<String, List<String>> headers = response.headers().map();
        assertThat(headers).containsKeys("strict-transport-security", "x-frame-options", "cross-origin-opener-policy");
        assertThat(headers).doesNotContainKeys("x-xss-protection");
        assertThat(headers.entrySet())
                .filteredOn(each -> !List.of("vary", "set-cookie").contains(each.getKey()))
                .allSatisfy(
                        each -> assertThat(each.getValue()).as(each.getKey()).hasSize(1));
        assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("'strict-dynamic'");
    }

    @Test
    void aWriteNeedsBothTheBrowsersWordAndTheirTokenAndTheReportSaysSo() {
        assertThat(both.send("POST", "/write", "Sec-Fetch-Site", "same-origin").statusCode())
                .isEqualTo(403);
        assertThat(both.bean(EdgeReport.class).lines())
                .contains("CSRF by the browser's word on where a request comes from and Spring Security's token in 1 of"
                        + " its 1 filter chains");
    }
}
