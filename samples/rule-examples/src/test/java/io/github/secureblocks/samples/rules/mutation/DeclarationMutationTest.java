package io.github.secureblocks.samples.rules.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is wrong by declaration is found in every form that the framework, or the compiler, understands. */
class DeclarationMutationTest {
    private static List<Form.Judged> judged;

    @BeforeAll
    static void compileAndScan() {
        judged = Form.judged("17");
    }

    @Test
    void everyFormIsFoundWhereItIsWrong() {
        assertThat(judged.stream().filter(each -> !each.found()).map(DeclarationMutationTest::shown))
                .isEmpty();
    }

    @Test
    void everyFormIsPassedOverWhereItIsRight() {
        assertThat(judged.stream().filter(each -> !each.silent()).map(DeclarationMutationTest::shown))
                .isEmpty();
    }

    private static String shown(Form.Judged judged) {
        return judged.form().rule() + ": " + judged.form().name();
    }
}
