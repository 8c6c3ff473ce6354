package io.github.secureblocks.web.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** What the same application does where the blocks are not switched on: the attacks that the other tests refuse. */
class WithoutTheBlocksTest {
    @Test
    void theAttacksWork() {
        try (RunningApplication bare = RunningApplication.of(
                EdgeApplication.class,
                "--spring.autoconfigure.exclude=" + SecureWebAutoConfiguration.class.getName() + ","
                        + SecureTomcatAutoConfiguration.class.getName() + ","
                        + RunningApplication.SPRING_SECURITY)) {
            assertThat(bare.get("/undeclared").body()).isEqualTo("must not be seen");
            assertThat(bare.send("POST", "/write", "Sec-Fetch-Site", "cross-site", "Origin", "https://evil.example")
                            .body())
                    .isEqualTo("written");
            HttpResponse<String> failed = bare.get("/fails");
            assertThat(failed.body()).contains("/fails");
            assertThat(failed.headers().firstValue("Content-Security-Policy")).isEmpty();
        }
    }
}
