package io.github.secureblocks.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.beans.FeatureDescriptor;
import java.beans.Introspector;
import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SecretTest {
    private static final String VALUE = "correct horse";

    record Login(String user, Secret password) {}

    record RawLogin(String user, String password) {}

    @Test
    void isNotPrintedWhereARawStringIs() {
        assertThat(new RawLogin("ann", VALUE).toString()).contains(VALUE);

        assertThat(new Login("ann", Secret.of(VALUE)).toString()).doesNotContain(VALUE);
        assertThat(Secret.named("DB_PASSWORD", VALUE)).hasToString("Secret[DB_PASSWORD]");
        assertThat(String.format("%s %S", Secret.of(VALUE), Secret.of(VALUE))).doesNotContainIgnoringCase(VALUE);
    }

    @Test
    void cannotBeSerialized() {
        assertThatThrownBy(() -> new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(Secret.of(VALUE)))
                .isInstanceOf(NotSerializableException.class)
                .hasMessageNotContaining(VALUE);
    }

    @Test
    void hasNoPropertyForAMapper() throws Exception {
        assertThat(Introspector.getBeanInfo(Secret.class).getPropertyDescriptors())
                .extracting(FeatureDescriptor::getName)
                .containsExactly("class");
        assertThat(Secret.class.getFields()).isEmpty();
        assertThat(Secret.class.isRecord()).isFalse();
    }

    @Test
    void equalsOnlyTheSameCharacters() {
        assertThat(Secret.of(VALUE)).isEqualTo(Secret.of(VALUE.toCharArray())).isNotEqualTo(VALUE);
        assertThat(Secret.of("abc")).isNotEqualTo(Secret.of("abd")).isNotEqualTo(Secret.of("ab"));
        assertThat(Secret.of("é")).isNotEqualTo(Secret.of("e\u0301"));
        assertThat(Secret.of("")).isEqualTo(Secret.of("")).isNotEqualTo(Secret.of("\0"));
        assertThat(Secret.of("a").hashCode()).isEqualTo(Secret.of("b").hashCode());
    }

    @Test
    void tellsLoneSurrogatesApartWhereAnEncoderDoesNot() {
        assertThat("\ud800".getBytes(java.nio.charset.StandardCharsets.UTF_16BE))
                .isEqualTo("\udbff".getBytes(java.nio.charset.StandardCharsets.UTF_16BE));

        assertThat(Secret.of("\ud800")).isNotEqualTo(Secret.of("\udbff"));
    }

    @Test
    void lendsACopyAndOverwritesIt() {
        Secret secret = Secret.of(VALUE);
        AtomicReference<char[]> kept = new AtomicReference<>();

        String seen = secret.use(chars -> {
            kept.set(chars);
            return new String(chars);
        });

        assertThat(seen).isEqualTo(VALUE);
        assertThat(kept.get()).containsOnly('\0');
        assertThatThrownBy(() -> secret.use(chars -> {
                    kept.set(chars);
                    throw new IllegalArgumentException("failed");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(kept.get()).containsOnly('\0');
        assertThat(secret.revealAsString()).isEqualTo(VALUE);
        assertThat(secret.length()).isEqualTo(VALUE.length());
    }

    @Test
    void doesNotDependOnTheArrayItWasMadeOf() {
        char[] typed = VALUE.toCharArray();
        Secret secret = Secret.of(typed);

        Arrays.fill(typed, 'x');

        assertThat(secret.revealAsString()).isEqualTo(VALUE);
    }

    @Test
    void cannotBeReadOrEqualledWhenClosed() {
        Secret closed = Secret.named("API_KEY", VALUE);
        closed.close();
        closed.close();

        assertThat(closed).isEqualTo(closed).isNotEqualTo(Secret.of(VALUE)).hasToString("Secret[API_KEY]");
        assertThat(Secret.of(VALUE)).isNotEqualTo(closed);
        assertThatIllegalStateException()
                .isThrownBy(closed::revealAsString)
                .withMessage("Secret[API_KEY] is closed; read it from its source again instead of keeping it");
        assertThatIllegalStateException().isThrownBy(closed::length);
    }
}
