package io.github.secureblocks.web.headers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.secureblocks.web.headers.ContentSecurityPolicy.Builder;
import java.time.Duration;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderRoutesTest {
    private static final SecurityHeaders PAGES = SecurityHeaders.html();
    private static final SecurityHeaders API = SecurityHeaders.api();
    private static final SecurityHeaders FRAMED = SecurityHeaders.builder()
            .contentSecurityPolicy(
                    ContentSecurityPolicy.builder().frameAncestors("'self'").build())
            .build();

    private static final HeaderRoutes ROUTES = HeaderRoutes.of(PAGES)
            .route("/api/*", API)
            .route("/api/pages/*", PAGES)
            .weaker("/embed/*", FRAMED, "our own pages show it");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "*", "/*", "api/*", "/api*", "/*/a", "/a/*/b", "*.pdf", "/a//b", "/a/../b", "/a/.", "/a/", "/a?b",
                "/a#b", "/a;b", "/a%20b", "/a b", "/a\\b", "/\u0430", "/a\r\n"
            })
    void aPatternIsAPathOrAPathAndAllBelowIt(String pattern) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HeaderRoutes.of(PAGES).route(pattern, API))
                .withMessageContaining("write \"/status\" or \"/embed/*\"");
    }

    @Test
    void theLongestThatFitsDecides() {
        assertThat(at("/api")).isEqualTo(API);
        assertThat(at("/api/notes/7")).isEqualTo(API);
        assertThat(at("/api/pages/7")).isEqualTo(PAGES);
        assertThat(at("/apis")).isEqualTo(PAGES);
        assertThat(at("/")).isEqualTo(PAGES);
        assertThat(at("/embed/map")).isEqualTo(FRAMED);
        assertThat(HeaderRoutes.of(PAGES).route("/", API).forPath("/", "/")).isEqualTo(API);
        assertThatCode(() -> HeaderRoutes.of(PAGES).route("/.well-known/a.b", API))
                .doesNotThrowAnyException();
    }

    private static SecurityHeaders at(String path) {
        return ROUTES.forPath(path, path);
    }

    @Test
    void aRouteThatChangesNothingWhereItStandsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ROUTES.route("/api/notes/*", API))
                .withMessageStartingWith("/api/notes/* changes nothing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HeaderRoutes.of(PAGES).route("/a/b/*", API).route("/a/*", API))
                .withMessageStartingWith("/a/b/* changes nothing");
    }

    @Test
    void pagesAreWeakerThanAnInterfaceForPrograms() {
        assertThat(PAGES.weakerThan(API)).contains("script-src 'nonce-...'", "img-src 'self'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HeaderRoutes.of(API).route("/docs/*", PAGES))
                .withMessageContaining("write .weakerRoute(\"/docs/*\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HeaderRoutes.of(without(Builder::noScripts)).route("/docs/*", PAGES));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HeaderRoutes.of(without(Builder::sandbox)).route("/docs/*", PAGES));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HeaderRoutes.of(
                                SecurityHeaders.builder().integrityPolicy().build())
                        .route("/docs/*", PAGES));
    }

    private static SecurityHeaders without(Consumer<Builder> line) {
        Builder policy = ContentSecurityPolicy.builder();
        line.accept(policy);
        return SecurityHeaders.builder().contentSecurityPolicy(policy.build()).build();
    }

    @Test
    void whatIsStricterThanAWeakPlaceIsNotWeaker() {
        SecurityHeaders weak = SecurityHeaders.builder()
                .referrerPolicy(ReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN)
                .crossOriginOpenerPolicy(OpenerPolicy.UNSAFE_NONE)
                .crossOriginEmbedderPolicy(EmbedderPolicy.UNSAFE_NONE)
                .crossOriginResourcePolicy(ResourcePolicy.CROSS_ORIGIN)
                .cachedByAll(Duration.ofDays(1))
                .build();
        SecurityHeaders between = SecurityHeaders.builder()
                .referrerPolicy(ReferrerPolicy.STRICT_ORIGIN)
                .crossOriginOpenerPolicy(OpenerPolicy.SAME_ORIGIN_ALLOW_POPUPS)
                .crossOriginEmbedderPolicy(EmbedderPolicy.CREDENTIALLESS)
                .crossOriginResourcePolicy(ResourcePolicy.SAME_SITE)
                .cachedByBrowser(Duration.ofDays(1))
                .build();
        assertThat(between.weakerThan(weak)).isEmpty();
        assertThat(weak.weakerThan(between)).hasSize(5);
        assertThat(SecurityHeaders.html().weakerThan(SecurityHeaders.oshp()))
                .containsExactly("Referrer-Policy same-origin");
    }

    @Test
    void transportSecurityIsTheHosts() {
        SecurityHeaders longer =
                SecurityHeaders.builder().hstsMaxAge(Duration.ofDays(900)).build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HeaderRoutes.of(PAGES).route("/a", longer))
                .withMessageContaining("Strict-Transport-Security");
    }

    @Test
    void whatIsWeakerIsToldWithItsReason() {
        assertThat(ROUTES.staticFiles("/static/*", Duration.ofDays(1)).weakened())
                .containsExactly(
                        "/static/*: kept by shared caches (static files are nobody's own)",
                        "/embed/*: frame-ancestors 'self' (our own pages show it)");
    }

    @Test
    void noPathThatReadsDifferentlyTwiceGetsAWeakerRoute() {
        Random random = new Random(25);
        String letters = "/embed.;%2f\\x";
        for (int i = 0; i < 50_000; i++) {
            StringBuilder raw = new StringBuilder("/embed/");
            for (int length = random.nextInt(12); length > 0; length--) {
                raw.append(letters.charAt(random.nextInt(letters.length())));
            }
            String path = raw.toString();
            boolean plain = path.matches("/embed(/(?!\\.{1,2}(/|$))[^/;%\\\\]+)*/?");
            assertThat(ROUTES.forPath("/embed/map", path).equals(FRAMED))
                    .as(path)
                    .isEqualTo(plain);
            assertThat(ROUTES.forPath("/other", path)).isEqualTo(PAGES);
            assertThat(ROUTES.forPath("/embed/map", path.substring(6))).isEqualTo(PAGES);
        }
    }
}
