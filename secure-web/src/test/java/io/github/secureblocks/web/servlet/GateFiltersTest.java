package io.github.secureblocks.web.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.secureblocks.web.cookie.HostCookie;
import io.github.secureblocks.web.redirect.RedirectTargets;
import io.github.secureblocks.web.servlet.GateServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(GateServer.Container.class)
class GateFiltersTest {
    private static final HostCookie DRAFT = HostCookie.of("draft");

    private final GateServer.Container container;

    GateFiltersTest(GateServer.Container container) {
        this.container = container;
    }

    /** A container makes a whole address out of a path, by the Host that the request names. */
    @Test
    void aRedirectLeadsToThisHostWhateverTheRequestNames() {
        RedirectTargets next = RedirectTargets.paths().otherwise("/notes");
        try (GateServer server = GateServer.of(container, (request, response) -> {
            if (request.getRequestURI().equals("/raw")) {
                response.sendRedirect(request.getParameter("next"));
            } else {
                response.getWriter().write("half a page");
                SeeOther.send(response, next.of(request.getParameter("next")));
                response.getWriter().write("never seen");
            }
        })) {
            assertThat(server.ask("GET", "/raw?next=//evil.example/").header("Location"))
                    .containsExactly("//evil.example/");

            Answer answer = server.ask("POST", "/login?next=//evil.example/");
            assertThat(answer.status()).isEqualTo(303);
            assertThat(answer.header("Location")).containsExactly("/notes");
            assertThat(answer.header("Content-Length")).containsExactly("0");
            assertThat(answer.body()).isEmpty();
            assertThat(server.ask("POST", "/login?next=%2Fnotes%2F42%3Fa%3Db").header("Location"))
                    .containsExactly("/notes/42?a=b");
            assertThat(server.ask("POST", "/login?next=/a%0d%0aSet-Cookie:%20a=b")
                            .head())
                    .doesNotContain("Set-Cookie");
        }
    }

    @Test
    void aCookieThatIsThereTwiceIsReadByNobody() {
        try (GateServer server = GateServer.of(
                container,
                (request, response) -> {
                    if (request.getRequestURI().equals("/raw")) {
                        response.getWriter().write(request.getCookies()[0].getValue());
                    } else if (request.getRequestURI().equals("/value")) {
                        response.getWriter()
                                .write(RequestCookies.of(request).value(DRAFT).orElse("none"));
                    } else {
                        response.getWriter()
                                .write(RequestCookies.of(request).decoded(DRAFT).orElse("none"));
                    }
                },
                ErrorFilter.of())) {
            String text = DRAFT.setEncoded("caf\u00e9; \u4f60\u597d\r\n");
            String pair = text.substring(0, text.indexOf(';'));
            String planted = "Cookie: __Host-draft=evil; " + pair;
            assertThat(server.ask("GET", "/raw", planted).body()).isEqualTo("evil");

            assertThat(server.ask("GET", "/value", planted).status()).isEqualTo(400);
            assertThat(server.ask("GET", "/decoded", planted).status()).isEqualTo(400);
            assertThat(server.ask("GET", "/value", "Cookie: " + pair, "Cookie: " + pair)
                            .status())
                    .isEqualTo(400);
            assertThat(server.ask("GET", "/decoded", "Cookie: a=b; " + pair).body())
                    .contains("caf");
            assertThat(server.ask("GET", "/value", "Cookie: " + pair).body())
                    .isEqualTo(pair.substring(pair.indexOf('=') + 1));
            assertThat(server.ask("GET", "/decoded", "Cookie: __Host-draft=***").status())
                    .isEqualTo(400);
            assertThat(server.ask("GET", "/decoded", "Cookie: __host-draft=a").body())
                    .isEqualTo("none");
            assertThat(server.ask("GET", "/decoded").body()).isEqualTo("none");
        }
    }

    /** Another host of the domain can set a cookie of any name that does not begin with the prefix, and so with any value. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "$Version=1,__Host-draft=evil",
                "$Version=\"1\",__Host-draft=\"evil\"",
                "a=1,__Host-draft=evil",
                "a=\"1\",__Host-draft=evil",
                "a=\"1\" __Host-draft=evil",
                "a=1\t__Host-draft=evil",
                "a=1 __Host-draft=evil",
                "a=1&__Host-draft=evil",
                "a=\u00c2\u00a0__Host-draft=evil",
                "\u00e2\u0080\u0080__Host-draft=evil",
                "\u00c2\u0085__Host-draft=evil",
                "\u0085__Host-draft=evil",
                "\u00a0__Host-draft=evil",
                "\"__Host-draft\"=evil",
                "__%48ost-draft=evil",
                "__host-draft=evil",
                "==__Host-draft=evil"
            })
    void noCookieOfAnotherNameIsReadAsOurs(String planted) {
        try (GateServer server = GateServer.of(
                container,
                (request, response) -> response.getWriter()
                        .write(RequestCookies.of(request).value(DRAFT).orElse("none")),
                ErrorFilter.of())) {
            Answer answer = server.ask("GET", "/", "Cookie: " + planted);
            assertThat(answer.body()).doesNotContain("evil");
        }
    }

    @Test
    void aMethodThatIsNotUsedIsRefusedWithThoseThatAre() {
        try (GateServer server = GateServer.of(
                container,
                (request, response) -> response.getWriter().write("fine"),
                ErrorFilter.of(),
                AllowedMethodsFilter.of("GET", "HEAD", "POST"))) {
            assertThat(server.ask("GET", "/").status()).isEqualTo(200);
            for (String method :
                    new String[] {"TRACE", "PUT", "OPTIONS", "get", "PROPFIND", "X-ARBITRARY", "JEFF", "TRACK"}) {
                Answer answer = server.ask(method, "/", "Cookie: session=ada");
                assertThat(answer.status()).as(method).isEqualTo(405);
                assertThat(answer.header("Allow")).containsExactly("GET, HEAD, POST");
                assertThat(answer.body()).doesNotContain("ada");
            }
            assertThat(server.reached()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "get", "TRACE", "TRACK", "CONNECT", "*", "GET,POST", "GET "})
    void refusesToLetInSuchAMethod(String method) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AllowedMethodsFilter.of(method))
                .withMessageEndingWith("write AllowedMethodsFilter.of(\"GET\", \"HEAD\", \"POST\")");
        assertThatIllegalArgumentException().isThrownBy(AllowedMethodsFilter::of);
    }
}
