package io.github.secureblocks.web.test;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectionsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example",
                "///evil.example/x",
                "/\\evil.example/",
                "\\\\evil.example\\",
                "/\t/evil.example/",
                "https:evil.example",
                "http://localhost@evil.example/",
                "http://localhost.evil.example/",
                "HTTPS://EVIL.EXAMPLE:443?x",
                "javascript:alert(1)",
                " data:text/html,x"
            })
    void seesAnotherSiteAsABrowserDoes(String location) {
        assertThat(Redirections.leadsAway(location)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/notes?next=https://evil.example/",
                "/notes#//evil.example",
                "notes/evil.example",
                "http://localhost:8080/evil.example",
                "http://localhost/?@evil.example",
                "https://notevil.example/",
                ""
            })
    void takesOnesOwnPathsForOnesOwn(String location) {
        assertThat(Redirections.leadsAway(location)).isFalse();
    }
}
