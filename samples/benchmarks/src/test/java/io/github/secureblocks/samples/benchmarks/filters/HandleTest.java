package io.github.secureblocks.samples.benchmarks.filters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secureblocks.web.error.CorrelationId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** Only filters that do their work can be measured. */
class HandleTest {
    @Test
    void theServletAnswersThroughAllFiltersWithTheirHeaders() throws Exception {
        for (Handle each : List.of(new GetPage(), new PostForm(), new PostAcross())) {
            int bare = each.floor();
            assertThat(each.response().containsHeader("Content-Security-Policy"))
                    .isFalse();
            int through = each.ours();
            assertThat(through).isGreaterThan(bare + 10);
            assertThat(each.response().getStatus()).isEqualTo(200);
            assertThat(each.response().getHeader("content-type")).startsWith("text/plain");
            assertThat(each.response().getHeader("Content-Security-Policy")).contains("'nonce-");
            assertThat(each.response().getHeader("Vary")).contains("Origin");
        }
    }

    @Test
    void eachRequestHasItsOwnNonce() throws Exception {
        Handle page = new GetPage();
        page.ours();
        String first = page.response().getHeader("Content-Security-Policy");
        page.ours();
        assertThat(page.response().getHeader("Content-Security-Policy")).isNotEqualTo(first);
    }

    @Test
    void onlyTheTrustedOriginIsToldThatItMayRead() throws Exception {
        Handle across = new PostAcross();
        across.ours();
        assertThat(across.response().getHeader("Access-Control-Allow-Origin")).isEqualTo("https://app.example");
        Handle form = new PostForm();
        form.ours();
        assertThat(form.response().containsHeader("Access-Control-Allow-Origin"))
                .isFalse();
    }

    @Test
    void nothingIsLeftInTheLogsContext() throws Exception {
        new GetPage().ours();
        assertThat(MDC.get(CorrelationId.LOG_KEY)).isNull();
    }

    @Test
    void whatTheRequestInMemoryDoesNotHaveFailsInsteadOfAnsweringNothing() {
        InMemoryRequest request = new InMemoryRequest("GET", Browser.opening());
        assertThatThrownBy(request::getParts).isInstanceOf(UnsupportedOperationException.class);
    }
}
