package io.github.secureblocks.samples.runners;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same rules turn red and green under every runner, for code that knows nothing of the blocks. */
class RunnersIT {
    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void isGreenWhereNothingIsFound(Runner runner) throws Exception {
        Runner.Answer answer = runner.run(directory, "com.acme.safe");
        assertThat(answer.code()).as(answer.out()).isZero();
        assertThat(answer.out()).doesNotContain("[random/predictable]");
    }

    @ParameterizedTest
    @EnumSource
    void isRedWithTheLineToWriteWhereSomethingIs(Runner runner) throws Exception {
        Runner.Answer answer = runner.run(directory, "com.acme.unsafe");
        assertThat(answer.code()).isNotZero();
        assertThat(answer.out())
                .contains("[random/predictable]")
                .contains("SecureTokens.urlSafe()")
                .contains("com/acme/unsafe/Dice.java:7");
    }

    @Test
    void isRedWhereNoClassIsChecked() throws Exception {
        Runner.Answer answer = Runner.MAIN.run(directory, "com.acme.absent");
        assertThat(answer.code()).isNotZero();
        assertThat(answer.out()).contains("No class was checked");
    }

    @Test
    void needsNothingBesideTheRulesAndArchUnit() {
        assertThat(Runner.rules())
                .hasSize(3)
                .allMatch(path -> path.toString().endsWith(".jar"))
                .noneMatch(path -> path.toString().contains("secure-core"));
    }
}
