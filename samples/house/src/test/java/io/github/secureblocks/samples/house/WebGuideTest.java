package io.github.secureblocks.samples.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secureblocks.crypto.MasterKey;
import io.github.secureblocks.random.SecureTokens;
import io.github.secureblocks.secret.Secret;
import io.github.secureblocks.web.cookie.HostCookie;
import io.github.secureblocks.web.cors.Cors;
import io.github.secureblocks.web.csrf.CrossSiteGuard;
import io.github.secureblocks.web.csrf.CsrfTokens;
import io.github.secureblocks.web.csv.Csv;
import io.github.secureblocks.web.headers.ContentSecurityPolicy;
import io.github.secureblocks.web.headers.CspNonce;
import io.github.secureblocks.web.headers.SecurityHeaders;
import io.github.secureblocks.web.html.Html;
import io.github.secureblocks.web.html.HtmlRefused;
import io.github.secureblocks.web.html.RichText;
import io.github.secureblocks.web.html.SafeHtml;
import io.github.secureblocks.web.json.SafeJson;
import io.github.secureblocks.web.redirect.RedirectTarget;
import io.github.secureblocks.web.redirect.RedirectTargets;
import io.github.secureblocks.web.servlet.CorsFilter;
import io.github.secureblocks.web.servlet.ErrorFilter;
import io.github.secureblocks.web.servlet.SecurityHeadersFilter;
import io.github.secureblocks.web.servlet.WebEdge;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The code of the guide to the web edge, run. */
class WebGuideTest {
    private static final String SCRIPT = "<script>alert(1)</script>";

    record Note(String title, String link, boolean pinned) {}

    private final List<Note> notes = List.of(new Note(SCRIPT, "javascript:alert(1)", true));
    private final CspNonce nonce = CspNonce.fresh();

    @Test
    void everyPlaceOfATemplateHasItsEncoder() {
        SafeHtml page = Html.of(
                "<ul>{}</ul><script nonce=\"{}\">const user = '{}';</script>",
                Html.each(notes, this::row),
                nonce,
                "</script>" + SCRIPT);
        assertThat(page.toString())
                .contains("&lt;script&gt;alert(1)", "pinned")
                .doesNotContain(SCRIPT, "javascript:alert");
    }

    private SafeHtml row(Note note) {
        return Html.of(
                "<li><a href=\"{}\">{}</a>{}</li>",
                note.link(),
                note.title(),
                Html.when(note.pinned(), () -> Html.of(" <b>pinned</b>")));
    }

    @Test
    void aPlaceThatNoEncoderMakesSafeIsRefused() {
        assertThatThrownBy(() -> Html.of("<p onclick=\"{}\">", "x")).isInstanceOf(HtmlRefused.class);
    }

    @Test
    void whatIsNotATemplateHasAWriterOfItsOwn() throws IOException {
        StringBuilder file = new StringBuilder();
        SafeHtml comment = RichText.basic().clean("<b>kept</b>" + SCRIPT);
        SafeHtml data = Html.of(
                "<script type=\"application/json\" id=\"notes\">{}</script>", SafeJson.of(Map.of("notes", notes)));
        Csv.to(file, "title", "link").row("=cmd()", "https://a.example");
        assertThat(comment.toString()).isEqualTo("<b>kept</b>");
        assertThat(data.toString()).doesNotContain(SCRIPT);
        assertThat(file.toString()).doesNotContain("\n=cmd");
    }

    @Test
    void headersAreStatedByType() {
        SecurityHeaders headers = SecurityHeaders.builder()
                .contentSecurityPolicy(ContentSecurityPolicy.builder()
                        .imgSrc("'self'", "https://img.example")
                        .reportTo("/csp-reports")
                        .build())
                .build();
        SecurityHeaders framed = headers.toBuilder()
                .contentSecurityPolicy(ContentSecurityPolicy.builder()
                        .frameAncestors("https://partner.example")
                        .build())
                .build();
        SecurityHeadersFilter filter = SecurityHeadersFilter.of(headers)
                .route("/api/*", SecurityHeaders.api())
                .weakerRoute("/embed/*", framed, "partners show the map")
                .collectReports("/csp-reports");
        assertThat(filter).isNotNull();
        assertThat(headers.headers(nonce).get("Content-Security-Policy")).contains("https://img.example");
        assertThatThrownBy(() -> ContentSecurityPolicy.builder().imgSrc("*"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void otherOriginsAreNamedOneByOne() {
        CrossSiteGuard guard =
                CrossSiteGuard.builder().trustedOrigin("https://app.example").build();
        Cors cors = Cors.builder()
                .origin("https://app.example")
                .methods("GET", "POST")
                .headers("Content-Type")
                .build();
        CorsFilter filter = CorsFilter.of(cors, guard);
        assertThat(filter).isNotNull();
        assertThatThrownBy(() -> Cors.builder().origin("*")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theFiltersKeepTheirOrder() {
        SecurityHeaders headers = SecurityHeaders.html();
        CrossSiteGuard guard = CrossSiteGuard.builder().build();
        Cors cors = Cors.builder().origin("https://app.example").build();
        WebEdge edge = WebEdge.builder()
                .headers(SecurityHeadersFilter.of(headers).route("/api/*", SecurityHeaders.api()))
                .errors(ErrorFilter.of().loginPage("/login"))
                .guard(guard)
                .cors(cors)
                .build();
        assertThat(edge.filters()).hasSize(5).first().isInstanceOf(SecurityHeadersFilter.class);
    }

    @Test
    void aTokenIsOneSessions() {
        MasterKey key = MasterKey.of(Secret.of(SecureTokens.urlSafe()));
        CsrfTokens tokens = CsrfTokens.of(key);
        String token = tokens.issue("session-1");
        assertThat(tokens.check("session-1", token).allowed()).isTrue();
        assertThat(tokens.check("session-2", token).allowed()).isFalse();
    }

    @Test
    void aCookieAndATargetAreSafeByTheirTypes() {
        String header = HostCookie.of("theme").setCookie("dark");
        RedirectTarget next = RedirectTargets.paths().of("//evil.example");
        assertThat(header).startsWith("__Host-theme=dark;").contains("Secure", "HttpOnly", "SameSite");
        assertThat(next.location()).isEqualTo("/");
    }

    /** The table of the guide and what an IDE offers are the same keys. */
    @Test
    void theGuideNamesEveryKey() throws IOException {
        String guide = Files.readString(CommittedFile.ROOT.resolve("docs/web.md"));
        String metadata = Files.readString(CommittedFile.ROOT.resolve(
                "secure-web/src/main/resources/META-INF/spring-configuration-metadata.json"));
        List<String> keys = Pattern.compile("\"name\":\"secure\\.web\\.([a-z.-]+)\",\"type\"")
                .matcher(metadata)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(keys).isNotEmpty();
        assertThat(keys)
                .allSatisfy(key ->
                        assertThat(guide.contains("`" + key + "`")).as(key).isTrue());
    }
}
