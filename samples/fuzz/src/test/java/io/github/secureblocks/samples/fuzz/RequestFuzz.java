package io.github.secureblocks.samples.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.secureblocks.text.OneLine;
import io.github.secureblocks.web.TrustedProxies;
import io.github.secureblocks.web.headers.ContentSecurityPolicy;
import io.github.secureblocks.web.headers.SecurityHeaders;
import io.github.secureblocks.web.mail.MailAddress;
import io.github.secureblocks.web.mail.MailAddressRefused;
import io.github.secureblocks.web.mail.MailHeader;
import io.github.secureblocks.web.servlet.SecurityHeadersFilter;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.List;
import java.util.function.Function;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Other texts of a request: who forwarded it, what a browser reports, an address of mail, a line for a log. */
class RequestFuzz {
    private static final List<String> NAMES = List.of("X-Forwarded-For", "X-Forwarded-Proto", "Forwarded");
    private static final TrustedProxies PROXIES = TrustedProxies.of("10.0.0.0/8", "2001:db8::/32");
    private static final SecurityHeadersFilter COLLECTOR = SecurityHeadersFilter.of(SecurityHeaders.builder()
                    .contentSecurityPolicy(
                            ContentSecurityPolicy.builder().reportTo("/reports").build())
                    .build())
            .collectReports("/reports");

    @FuzzTest
    void everyTextIsRefusedOrPlain(byte[] bytes) throws IOException, ServletException {
        Input input = new Input(bytes);
        forwarded(input.text(0), input.headers(1, NAMES));
        mail(input.text(0));
        String line = OneLine.of(input.text(0));
        assertThat(line.chars()).noneMatch(c -> c < ' ' || c >= 0x7F && c < 0xA0 || c == 0x2028 || c == 0x2029);
        report(input.text(0), input.text(1), input.text(2));
    }

    private static void forwarded(String peer, Function<String, Enumeration<String>> headers) {
        assertThat(PROXIES.clientOf("192.0.2.1", headers).text()).isEqualTo("192.0.2.1");
        assertThat(PROXIES.clientOf("10.0.0.1", headers).text())
                .matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-f]{1,4}(:[0-9a-f]{1,4}){7}");
        assertThat(PROXIES.isHttps(false, "192.0.2.1", headers)).isFalse();
        assertThat(PROXIES.isHttps(true, "10.0.0.1", headers)).isTrue();
        PROXIES.isHttps(false, peer, headers);
        try {
            PROXIES.clientOf(peer, headers);
        } catch (IllegalArgumentException noAddress) {
            assertThat(noAddress.getMessage()).contains("request.getRemoteAddr()");
        }
    }

    private static void mail(String text) {
        try {
            String address = MailAddress.of(text).toString();
            assertThat(address)
                    .isEqualToIgnoringCase(text)
                    .matches("[!-~]+@[a-z0-9.-]+\\.[a-z0-9-]+")
                    .doesNotContain(",", ";", "<");
        } catch (MailAddressRefused refused) {
            assertThat(text).doesNotMatch("[a-z]{1,20}@[a-z]{1,20}\\.[a-z]{2,20}");
        }
        String header = MailHeader.text(text).toString();
        assertThat(header.length()).isLessThanOrEqualTo(MailHeader.MAX_LENGTH);
        assertThat(header).doesNotContain("\r", "\n", "\u0085", "\u2028", "=?");
    }

    private static void report(String type, String body, String method) throws IOException, ServletException {
        MockHttpServletRequest request = new MockHttpServletRequest(method.isEmpty() ? "POST" : method, "/reports");
        request.addHeader("Content-Type", type);
        request.setContent(body.getBytes(StandardCharsets.UTF_8));
        MockHttpServletResponse response = new MockHttpServletResponse();
        COLLECTOR.doFilter(request, response, new MockFilterChain());
        assertThat(response.getStatus()).isIn(204, 405, 413, 415);
        assertThat(response.getHeader("Content-Security-Policy")).startsWith("default-src 'none'");
    }
}
