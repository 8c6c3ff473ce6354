package io.github.secureblocks.web.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class WebSettingsTest {
    private static final String CANARY = "canary-5f3a";

    @ConfigurationProperties("secure.web")
    record Bound(String loginPage) {}

    @Test
    void aBoundObjectDoesNotNoticeAMisspeltKeyAndRepeatsAValueThatOursDoesNot() {
        StandardEnvironment misspelt = file("secure.web.login-pgae", "/login");
        assertThat(Binder.get(misspelt).bindOrCreate("secure.web", Bound.class).loginPage())
                .isNull();
        StandardEnvironment wrong = file("secure.web.headers.hsts-preload", CANARY);
        assertThatThrownBy(() -> Binder.get(wrong).bind("secure.web.headers.hsts-preload", Boolean.class))
                .hasStackTraceContaining(CANARY);
        assertThatThrownBy(() -> WebSettings.of(wrong))
                .isInstanceOf(SettingRefused.class)
                .satisfies(refused -> assertThat(stackTraceOf(refused)).doesNotContain(CANARY));
    }

    @ParameterizedTest
    @CsvSource({
        "secure.web.login-pgae, secure.web.login-page",
        "secure.web.headers.mod, secure.web.headers.mode",
        "secure.web.csp.img-source, secure.web.csp.img-src",
        "secure.web.headers.mode.html, secure.web.headers.mode",
        "secure.web.cors.origin, secure.web.cors.origins",
        "secure.web.trusted.proxies, secure.web.trusted-proxies",
        "secure-web.login-page, secure.web.login-page",
        "secureweb.headers.mode, secure.web.headers.mode"
    })
    void aMisspeltKeyStopsTheStartAndNamesTheNearest(String misspelt, String meant) {
        assertThatThrownBy(() -> WebSettings.of(file(misspelt, CANARY)))
                .isInstanceOf(SettingRefused.class)
                .hasMessageEndingWith("write " + meant)
                .hasMessageNotContaining(CANARY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SECURE_WEB_LOGIN_PGAE", "SECURE_WEB_HEADERSMODE_X", "SECURE_WEB_COR_ORIGINS_0"})
    void aMisspeltVariableDoesSo(String variable) {
        assertThatThrownBy(() -> WebSettings.of(variables(variable, CANARY)))
                .isInstanceOf(SettingRefused.class)
                .hasMessageNotContaining(CANARY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SECURE_WEB_TRUSTEDPROXIES", "SECURE_WEB_TRUSTED_PROXIES", "SECURE_WEB_TRUSTEDPROXIES_0_"})
    void aVariableMayBeWrittenAsSpringBootReadsIt(String variable) {
        assertThat(WebSettings.of(variables(variable, "10.0.0.1")).text(WebProperty.TRUSTED_PROXIES))
                .contains("10.0.0.1");
    }

    @ParameterizedTest
    @EnumSource(WebProperty.class)
    void theExampleOfEveryKeyIsTaken(WebProperty property) {
        assertThat(WebSettings.of(file(property.key, property.example)).stated())
                .containsExactly(property);
    }

    @ParameterizedTest
    @EnumSource(WebProperty.class)
    void anEmptyValueIsNoneOfAnyKey(WebProperty property) {
        assertThatThrownBy(() -> WebSettings.of(file(property.key, " ")))
                .isInstanceOf(SettingRefused.class)
                .hasMessageContaining("; write " + property.key + "=" + property.example);
    }

    @ParameterizedTest
    @CsvSource({
        "secure.web.headers.hsts-max-age, 63072000",
        "secure.web.headers.hsts-max-age, two years",
        "secure.web.headers.hsts-preload, yes",
        "secure.web.headers.mode, HTML5",
        "secure.web.headers.referrer-policy, unsafe-url",
        "secure.web.csrf.only-report-until, tomorrow",
        "secure.web.cors.max-age, 99999999999999999999d"
    })
    void aValueOfAnotherKindStopsTheStart(String key, String value) {
        assertThatThrownBy(() -> WebSettings.of(file(key, value)))
                .isInstanceOf(SettingRefused.class)
                .hasMessageContaining("; write " + key + "=")
                .hasMessageNotContaining(value);
    }

    @Test
    void textsOfAnyShapeAreTakenOrRefusedAndNeverRepeated() {
        Random random = new Random(6);
        for (int i = 0; i < 3_000; i++) {
            WebProperty property = WebProperty.values()[random.nextInt(WebProperty.values().length)];
            StringBuilder text = new StringBuilder(CANARY);
            for (int j = random.nextInt(6); j >= 0; j--) {
                text.append("',;*${}/:. \n\t0dé\0'self'https://".charAt(random.nextInt(30)));
            }
            try {
                WebSettings.of(file(property.key, text.toString()));
            } catch (SettingRefused refused) {
                assertThat(refused.getMessage()).startsWith(property.key).doesNotContain(CANARY);
            }
        }
    }

    static StandardEnvironment file(String key, String value) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("file", Map.of(key, value)));
        ConfigurationPropertySources.attach(environment);
        return environment;
    }

    private static StandardEnvironment variables(String name, String value) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.of(name, value)));
        ConfigurationPropertySources.attach(environment);
        return environment;
    }

    private static String stackTraceOf(Throwable failure) {
        java.io.StringWriter text = new java.io.StringWriter();
        failure.printStackTrace(new java.io.PrintWriter(text));
        return text.toString();
    }
}
