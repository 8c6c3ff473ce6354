package io.github.secureblocks.web.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secureblocks.web.cors.Cors;
import io.github.secureblocks.web.headers.ContentSecurityPolicy;
import io.github.secureblocks.web.headers.ResourcePolicy;
import io.github.secureblocks.web.headers.SecurityHeaders;
import io.github.secureblocks.web.servlet.SecurityHeadersFilter;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class WebPropertiesTest {
    private static final String APP = "https://app.example";

    @Test
    void everyPartIsChangedByItsKeys() {
        try (RunningApplication stated = RunningApplication.of(
                EdgeApplication.class,
                "--secure.web.csp.img-src='self', https://img.example",
                "--secure.web.csp.report-to=/csp-reports",
                "--secure.web.headers.hsts-preload=true",
                "--secure.web.headers.api-paths=/write",
                "--secure.web.headers.static-files=/index.html",
                "--secure.web.methods=GET, HEAD, POST, OPTIONS",
                "--secure.web.trusted-proxies=127.0.0.1",
                "--secure.web.login-page=/page",
                "--secure.web.cors.origins=" + APP,
                "--secure.web.cors.methods=GET, POST",
                "--secure.web.csrf.trusted-origins=" + APP)) {
            HttpResponse<String> page = stated.get("/page?name=a", "Origin", APP);
            assertThat(header(page, "Content-Security-Policy"))
                    .contains("img-src 'self' https://img.example", "report-uri /csp-reports");
            assertThat(header(page, "Strict-Transport-Security")).endsWith("; preload");
            assertThat(header(page, "Access-Control-Allow-Origin")).isEqualTo(APP);
            HttpResponse<String> written = stated.send("POST", "/write", "Origin", APP, "Sec-Fetch-Site", "cross-site");
            assertThat(written.body()).isEqualTo("written");
            assertThat(header(written, "Content-Security-Policy")).doesNotContain("nonce");
            assertThat(header(stated.get("/index.html"), "Cache-Control")).contains("max-age=3600");
            assertThat(stated.send("DELETE", "/write", "Sec-Fetch-Site", "same-origin")
                            .statusCode())
                    .isEqualTo(405);
            assertThat(stated.get("/address", "X-Forwarded-For", "203.0.113.9").body())
                    .isEqualTo("203.0.113.9");
            assertThat(header(stated.get("/mine", "Accept", "text/html"), "Location"))
                    .isEqualTo("/page");
            assertThat(stated.bean(EdgeReport.class).lines())
                    .anyMatch(line -> line.startsWith("headers html, which let in img-src https://img.example"))
                    .contains(
                            "CORS on (secure.web.cors.origins, secure.web.cors.methods)",
                            "proxies named (secure.web.trusted-proxies)");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(EdgeApplication.class)
    static class OwnHeaders {
        @Bean
        SecurityHeaders ownHeaders() {
            return SecurityHeaders.oshp().toBuilder()
                    .hstsMaxAge(Duration.ofDays(900))
                    .build();
        }
    }

    @Test
    void thePathsOfProgramsDifferFromOthersByTheirPolicyAlone() {
        try (RunningApplication own =
                RunningApplication.of(OwnHeaders.class, "--secure.web.headers.api-paths=/write")) {
            HttpResponse<String> program = own.get("/write");
            assertThat(header(program, "Content-Security-Policy"))
                    .isEqualTo(ContentSecurityPolicy.api().toString());
            assertThat(header(program, "Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(header(program, "Strict-Transport-Security")).startsWith("max-age=77760000;");
        }
    }

    @Test
    void aHeaderThatAProxyWouldHideIsWarnedOf() {
        String over = "--secure.web.headers.hsts-over-https-only=true";
        try (RunningApplication hidden = RunningApplication.of(EdgeApplication.class, over);
                RunningApplication named =
                        RunningApplication.of(EdgeApplication.class, over, "--secure.web.trusted-proxies=127.0.0.1")) {
            assertThat(hidden.get("/nowhere").headers().firstValue("Strict-Transport-Security"))
                    .isEmpty();
            assertThat(hidden.bean(EdgeReport.class).warnings())
                    .singleElement(InstanceOfAssertFactories.STRING)
                    .startsWith("Behind a proxy that ends TLS");
            assertThat(header(named.get("/nowhere", "X-Forwarded-Proto", "https"), "Strict-Transport-Security"))
                    .isNotEmpty();
            assertThat(named.bean(EdgeReport.class).warnings()).isEmpty();
        }
    }

    @Test
    void apiAndOshpAreOneWordAndReportOnlyRefusesNothing() {
        try (RunningApplication api = RunningApplication.of(EdgeApplication.class, "--secure.web.headers.mode=api");
                RunningApplication oshp =
                        RunningApplication.of(EdgeApplication.class, "--secure.web.headers.mode=oshp");
                RunningApplication tried = RunningApplication.of(
                        EdgeApplication.class,
                        "--secure.web.csp.report-only=true",
                        "--secure.web.csp.report-to=https://reports.example/csp")) {
            assertThat(header(api.get("/nowhere"), "Content-Security-Policy"))
                    .isEqualTo("default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'");
            assertThat(header(oshp.get("/nowhere"), "Referrer-Policy")).isEqualTo("no-referrer");
            HttpResponse<String> page = tried.get("/page?name=a");
            assertThat(page.headers().firstValue("Content-Security-Policy")).isEmpty();
            assertThat(header(page, "Content-Security-Policy-Report-Only")).contains("default-src 'none'");
        }
    }

    @Test
    void whatTomcatAnswersBeforeAnyFilterHasTheHeadersToo() {
        try (RunningApplication application = RunningApplication.of(EdgeApplication.class)) {
            HttpResponse<String> traced = application.send("TRACE", "/page");
            assertThat(traced.statusCode()).isEqualTo(405);
            assertThat(header(traced, "Content-Security-Policy")).contains("default-src 'none'");
            HttpResponse<String> malformed = application.get("/%00");
            assertThat(malformed.statusCode()).isEqualTo(400);
            assertThat(header(malformed, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(malformed.body()).contains("\"status\":400").doesNotContain("Tomcat");
        }
    }

    @Test
    void byDefaultTheReportSaysThatNothingDiffers() {
        try (RunningApplication application = RunningApplication.of(EdgeApplication.class)) {
            assertThat(application.bean(EdgeReport.class).lines())
                    .containsExactly(
                            "headers html",
                            "errors in constant words",
                            "methods by allow-list",
                            "CORS off: no page of another origin reads",
                            "CSRF by the browser's word on where a request comes from",
                            "authentication by bearer token and one session cookie",
                            "access closed where a handler does not say who may call it",
                            "proxies none trusted");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "csp.img-src=https://*.example | a wildcard lets in",
                "csp.img-src=self | a keyword stands in single quotes",
                "csp.connect-src='unsafe-inline' | of the keywords, only 'self' and 'none'",
                "csp.report-to=http://reports.example | Reports go to a path",
                "csp.report-only=true | A policy that only reports says where to",
                "csp.require-trusted-types=false,csp.trusted-types=notes | stated twice",
                "headers.hsts-preload=true,headers.hsts-max-age=30d | Preloading needs an age of a year",
                "headers.hsts-max-age=-1d | an age of zero or more",
                "headers.api-paths=api | A route is one path",
                "headers.static-files-max-age=30d | no path of static files is stated",
                "headers.static-files=/assets/*,headers.static-files-max-age=400d | static-files-max-age: A response is kept",
                "trusted-proxies=proxy.example | numeric address",
                "trusted-proxies=10.0.0.1,server.forward-headers-strategy=native | rewrite a client's address",
                "methods=TRACE | without TRACE",
                "login-page=//evil.example | a path of this application",
                "cors.origins=* | The whole internet",
                "cors.origins=https://*.app.example | no wildcard",
                "cors.origins=null | null is the origin",
                "cors.origins=http://app.example | whoever stands on the way",
                "cors.credentials=true | No origin is let in",
                "cors.any-origin=true,cors.credentials=true | without credentials",
                "cors.origins=https://app.example,cors.methods=POST | trusted-origins",
                "methods=GET,cors.origins=https://app.example | A browser asks by OPTIONS",
                "csrf.trusted-origins=app.example | scheme (https)"
            })
    void aWrongValueStopsTheStartAndNamesTheKeyToWrite(String lines, String told) {
        String[] properties = List.of(lines.split(",(?=[a-z-]+\\.[a-z-]+=)")).stream()
                .map(line -> line.startsWith("server.") ? "--" + line : "--secure.web." + line)
                .toArray(String[]::new);
        assertThatThrownBy(() -> RunningApplication.of(EdgeApplication.class, properties))
                .rootCause()
                .isInstanceOf(SettingRefused.class)
                .hasMessageContaining(told)
                .hasMessageContaining("; write se");
    }

    @Test
    void reportsArriveAtTheApplicationsOwnPath() {
        try (RunningApplication below = RunningApplication.of(
                EdgeApplication.class,
                "--server.servlet.context-path=/below",
                "--secure.web.csp.report-to=/csp-reports")) {
            String endpoint = header(below.get("/below/page?name=a"), "Reporting-Endpoints");
            assertThat(endpoint).isEqualTo("csp=\"/below/csp-reports\"");
            assertThat(below.send("POST", "/below/csp-reports", "Content-Type", "application/csp-report")
                            .statusCode())
                    .isEqualTo(204);
        }
    }

    @Test
    void theLastLinesOfALogSayWhatToWrite() {
        SettingRefused refused = SettingRefused.value(WebProperty.LOGIN_PAGE, "is one text");
        var analysis = new SettingRefusedAnalyzer().analyze(new IllegalStateException(refused));
        assertThat(analysis.getDescription()).isEqualTo("secure.web.login-page: is one text");
        assertThat(analysis.getAction()).isEqualTo("Write secure.web.login-page=/login");
    }

    @Configuration(proxyBeanMethods = false)
    @Import(EdgeApplication.class)
    static class Own {
        @Bean
        SecurityHeadersFilter ownHeaders() {
            return SecurityHeadersFilter.of(SecurityHeaders.html())
                    .weakerRoute(
                            "/page",
                            SecurityHeaders.builder()
                                    .crossOriginResourcePolicy(ResourcePolicy.CROSS_ORIGIN)
                                    .build(),
                            "partners show it");
        }

        @Bean
        Cors ownCors() {
            return Cors.builder().origin(APP).build();
        }
    }

    @Test
    void beansTakeThePlaceOfDefaultsAndTheReportNamesThem() {
        try (RunningApplication own = RunningApplication.of(Own.class)) {
            assertThat(header(own.get("/page?name=a"), "Cross-Origin-Resource-Policy"))
                    .isEqualTo("cross-origin");
            assertThat(header(own.get("/nowhere"), "Cross-Origin-Resource-Policy"))
                    .isEqualTo("same-origin");
            assertThat(header(own.get("/page?name=a", "Origin", APP), "Access-Control-Allow-Origin"))
                    .isEqualTo(APP);
            assertThat(own.bean(EdgeReport.class).lines())
                    .contains("headers on (bean ownHeaders)", "CORS on (bean ownCors)");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(EdgeApplication.class)
    static class Twice {
        @Bean
        FilterRegistrationBean<SecurityHeadersFilter> ownRegistration() {
            return new FilterRegistrationBean<>(SecurityHeadersFilter.of(SecurityHeaders.api()));
        }
    }

    @Test
    void aSecondFilterThatWouldDoNothingStopsTheStart() {
        assertThatThrownBy(() -> RunningApplication.of(Twice.class))
                .rootCause()
                .isInstanceOf(SettingRefused.class)
                .hasMessageEndingWith(
                        "; write @Bean SecurityHeadersFilter ownRegistration(), which takes the first one's"
                                + " place");
    }

    @Test
    void aKeyThatABeanMakesMeaninglessStopsTheStart() {
        assertThatThrownBy(() -> RunningApplication.of(Own.class, "--secure.web.csp.img-src='self'"))
                .rootCause()
                .isInstanceOf(SettingRefused.class)
                .hasMessageContaining("secure.web.csp.img-src is not read")
                .hasMessageContaining("ownHeaders");
    }

    @Test
    void aMisspeltKeyStopsTheStartOfAnApplication() {
        assertThatThrownBy(() -> new SpringApplication(EdgeApplication.class)
                        .run("--server.port=0", "--secure.web.headers.hsts-preloda=true"))
                .isInstanceOf(SettingRefused.class)
                .hasMessageEndingWith("write secure.web.headers.hsts-preload");
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
