package io.github.secureblocks.web.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.web.headers.ContentSecurityPolicy;
import io.github.secureblocks.web.headers.CspNonce;
import io.github.secureblocks.web.headers.SecurityHeaders;
import java.net.http.HttpResponse;

/** That an answer has every default header, once and with its value, and names no software. */
final class EveryHeader {
    private EveryHeader() {}

    static void of(int status, HttpResponse<String> answer) {
        String asked = answer.request().method() + " " + answer.uri().getPath();
        assertThat(answer.statusCode()).as(asked).isEqualTo(status);
        SecurityHeaders.html()
                .headers(CspNonce.fresh())
                .forEach((name, value) -> assertThat(answer.headers().allValues(name).stream()
                                .map(line -> line.replaceAll("'nonce-[A-Za-z0-9_-]{43}'", "'nonce-...'")))
                        .as(name + " of " + asked)
                        .containsExactly(
                                name.equals("Content-Security-Policy")
                                        ? ContentSecurityPolicy.html().toString()
                                        : value));
        assertThat(answer.headers().map()).as(asked).doesNotContainKeys("server", "x-powered-by");
    }
}
