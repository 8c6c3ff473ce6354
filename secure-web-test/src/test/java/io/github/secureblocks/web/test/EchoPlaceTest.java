package io.github.secureblocks.web.test;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EchoPlaceTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "<q7zxk>                | <p><q7zxk></p>                                | the value is an element of the page",
                "q7zxk\"q7zxk           | <p title=\"q7zxk\"q7zxk\">                    | the value leaves its attribute",
                "q7zxk'q7zxk            | <p class=\"a\" title = 'q7zxk'q7zxk'>         | the value leaves its attribute",
                "q7zxk on               | <p title=q7zxk on>                            | the value leaves its attribute",
                "q7zxk\"q7zxk'q7zxk     | <script>let a = \"q7zxk\"q7zxk'q7zxk\"</script> | the value is unchanged in a script",
                "q7zxk\\\\';q7zxk         | <script>let a = 'q7zxk\\\\';q7zxk'</script>     | the value is unchanged in a script",
                "javascript:q7zxk       | <a href=\"javascript:q7zxk\">x</a>            | the value is an address that runs as script",
                "java script:q7zxk      | <a href= 'java script:q7zxk'>x</a>            | the value is an address that runs as script",
            })
    void seesWhereAValueIsMoreThanText(String value, String page, String seen) {
        assertThat(EchoPlace.of(page, value)).hasValue(seen);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "<q7zxk>                | <p>&lt;q7zxk&gt;</p>",
                "q7zxk\"q7zxk           | <p>q7zxk\"q7zxk</p>",
                "q7zxk'q7zxk            | <p title=\"q7zxk'q7zxk\">",
                "q7zxk on               | <p title='q7zxk on'>",
                "q7zxk on               | <p>1 < q7zxk on</p>",
                "q7zxk                  | <script>let a = 1</script><p>q7zxk</p>",
                "javascript:q7zxk       | <a href=\"/x\">javascript:q7zxk</a>",
                "javascript:q7zxk       | <a href=\"/?next=javascript:q7zxk\">x</a>",
                "<q7zxk>                | <p>nothing of it</p>",
                "javascript:q7zxk       | <script type=\"application/json\">{\"q\":\"javascript:q7zxk\"}</script>",
                "q7zxk on               | <script nonce=\"a\">let q = 'q7zxk on'</script>",
                "q7zxk\"q7zxk'q7zxk     | <script>let q = \"q7zxk\\\\\"q7zxk'q7zxk\"</script>",
            })
    void takesTextForText(String value, String page) {
        assertThat(EchoPlace.of(page, value)).isEmpty();
    }
}
