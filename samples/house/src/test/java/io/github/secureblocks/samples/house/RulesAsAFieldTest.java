package io.github.secureblocks.samples.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.secureblocks.rules.SecureRules;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The rules as a field of an ArchUnit test, run by ArchUnit's own engine as a consumer's build runs it. */
class RulesAsAFieldTest {
    /** What a consumer has. */
    static final class Dice {
        final Random random = new Random();
    }

    static final class Clean {
        final int sides = 6;
    }

    @AnalyzeClasses(classes = Dice.class)
    static final class OfDice {
        @ArchTest
        static final ArchRule SECURE = SecureRules.strict();
    }

    @AnalyzeClasses(classes = Clean.class)
    static final class OfClean {
        @ArchTest
        static final ArchRule SECURE = SecureRules.strict();
    }

    @AnalyzeClasses(packages = "io.github.secureblocks.absent")
    static final class OfNothing {
        @ArchTest
        static final ArchRule SECURE = SecureRules.strict();
    }

    private static TestExecutionSummary run(Class<?> test) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(test))
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        assertThat(listener.getSummary().getTestsStartedCount()).isEqualTo(1);
        return listener.getSummary();
    }

    @Test
    void failsWithTheLineToWrite() {
        assertThat(run(OfDice.class).getFailures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.getException())
                        .isInstanceOf(AssertionError.class)
                        .hasMessageContaining("[random/predictable]")
                        .hasMessageContaining("SecureTokens.urlSafe()")
                        .hasMessageContaining("samples/house/src/test/java/"));
    }

    @Test
    void passesWhereNothingIsFound() {
        assertThat(run(OfClean.class).getTestsSucceededCount()).isEqualTo(1);
    }

    @Test
    void failsWhereThereIsNothingToCheck() {
        assertThat(run(OfNothing.class).getFailures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.getException()).hasMessageContaining("No class was checked"));
    }

    @Test
    void checksOneAreaOrOneRuleAlone() {
        JavaClasses classes = new ClassFileImporter().importClasses(Clean.class);
        SecureRules.strict().area("sql").check(classes);
        SecureRules.rule("random/predictable").check(classes);
        JavaClasses dice = new ClassFileImporter().importClasses(Dice.class);
        SecureRules.strict().area("sql").check(dice);
        assertThatThrownBy(() -> SecureRules.rule("random/predictable").check(dice))
                .isInstanceOf(AssertionError.class);
    }
}
