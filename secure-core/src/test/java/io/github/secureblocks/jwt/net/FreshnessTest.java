package io.github.secureblocks.jwt.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshnessTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max-age=600|''|600",
                "public, Max-Age = 600, must-revalidate|''|600",
                "max-age=\"600\"|''|600",
                "max-age=600|200|400",
                "max-age=600|600|60",
                "max-age=600|999999999|60",
                "max-age=600|-5|600",
                "max-age=600|1e9|600",
                "max-age=0|''|60",
                "max-age=1|''|60",
                "max-age=3600|''|900",
                "max-age=31536000|''|900",
                "max-age=999999999|''|900",
                "max-age=99999999999999999999|''|900",
                "no-store|''|60",
                "max-age=600, no-cache|''|60",
                "''|''|300",
                "public|''|300",
                "s-maxage=600|''|300",
                "max-age=-1|''|300",
                "max-age=abc|''|300",
                "x-max-age=600|''|300"
            })
    void itIsWhatTheIssuerSaysWithinBounds(String cacheControl, String age, long seconds) {
        assertThat(Freshness.of(cacheControl, age)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void aHeaderOfAnyLengthIsReadInBoundedTime() {
        assertThat(Freshness.of(", max-age".repeat(30_000), "")).isEqualTo(Freshness.MIN);
    }
}
