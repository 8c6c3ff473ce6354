package io.github.secureblocks.samples.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.web.html.Escape;
import io.github.secureblocks.web.html.Html;
import java.util.List;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

/** What the fuzz tests judge by can tell an attack. */
class OraclesTest {
    private static final String ATTACK = "'-a()-'";

    @Test
    void aValueThatIsConcatenatedChangesTheStructure() {
        String attack = "\" onclick=\"a()";
        assertThat(Arrived.structure("<p title=\"" + attack + "\">"))
                .isNotEqualTo(Arrived.structure("<p title=\"x\">"));
        assertThat(Arrived.structure(Html.of("<p title=\"{}\">", attack).toString()))
                .isEqualTo(Arrived.structure("<p title=\"x\">"));
    }

    @Test
    void aValueThatIsEncodedForAnotherPlaceChangesTheProgram() {
        assertThat(Program.of("f('" + ATTACK + "')").nodes())
                .isNotEqualTo(Program.of("f('x')").nodes());
        assertThat(Program.of("f('" + Escape.javaScript(ATTACK) + "')"))
                .isEqualTo(new Program(Program.of("f('x')").nodes(), List.of(ATTACK)));
    }

    @Test
    void aValueThatIsEncodedTwiceArrivesChanged() {
        assertThat(Arrived.text("<p>" + Escape.html(Escape.html("<")) + "</p>")).isNotEqualTo("<");
        assertThat(Arrived.text("<p>" + Escape.html("a <") + "</p>")).startsWith("a<");
    }

    @Test
    void anAddressWithoutASchemeLeavesTheHost() {
        HttpUrl here = HttpUrl.get("https://app.example/a");
        assertThat(here.resolve("//evil.example").host()).isEqualTo("evil.example");
        assertThat(here.resolve("/\\evil.example").host()).isEqualTo("evil.example");
    }
}
