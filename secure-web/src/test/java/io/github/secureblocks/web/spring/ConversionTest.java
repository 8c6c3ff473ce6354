package io.github.secureblocks.web.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.access.Caller;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.jwt.AccessToken;
import io.github.secureblocks.jwt.VerifiedToken;
import io.github.secureblocks.password.PasswordVerdict;
import io.github.secureblocks.password.PolicyVerdict;
import io.github.secureblocks.secret.Secret;
import io.github.secureblocks.web.headers.CspNonce;
import io.github.secureblocks.web.html.SafeHtml;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.convert.support.DefaultConversionService;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Conversion services call static factories and constructors with the text of a request. */
class ConversionTest {
    private static final List<Class<?>> TRUSTED = List.of(
            Caller.class,
            VerifiedToken.class,
            AccessToken.class,
            PasswordVerdict.class,
            PolicyVerdict.class,
            SafeHtml.class,
            CspNonce.class,
            Secret.class);

    @Test
    void springMakesAPlainNameButNoTrustedType() {
        DefaultConversionService spring = new DefaultConversionService();
        assertThat(spring.canConvert(String.class, Subject.class)).isTrue();
        assertThat(TRUSTED).noneMatch(type -> spring.canConvert(String.class, type));
    }

    @Test
    void jacksonMakesNoTrustedType() {
        JsonMapper jackson = JsonMapper.builder().build();
        assertThat(TRUSTED).allSatisfy(type -> {
            for (String json : List.of("\"text\"", "{}", "{\"subject\":\"admin\",\"roles\":[\"admin\"]}", "[]", "1")) {
                assertThat(reads(jackson, json, type))
                        .as(type + " from " + json)
                        .isFalse();
            }
        });
    }

    @Test
    void jacksonWritesNothingOfASecret() {
        JsonMapper jackson = JsonMapper.builder().build();
        assertThat(jackson.writeValueAsString(Secret.of("canary".toCharArray())))
                .doesNotContain("canary");
    }

    private static boolean reads(JsonMapper jackson, String json, Class<?> type) {
        try {
            return jackson.readValue(json, type) != null;
        } catch (JacksonException refused) {
            return false;
        }
    }
}
