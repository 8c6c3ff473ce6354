package io.github.secureblocks.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.secureblocks.rules.bytecode.Sources;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Areas and single rules of the catalogue. */
class SecureRulesSelectionTest {
    @TempDir
    Path directory;

    private JavaClasses classes;

    @BeforeEach
    void compile() {
        classes = new ClassFileImporter().importPath(Sources.in(directory, """
                package app;
                class Dice {
                    int roll() { return new java.util.Random().nextInt(6); }
                    Object find(java.sql.Statement s, String n) throws Exception { return s.executeQuery("select " + n); }
                }
                """).classes());
    }

    @Test
    void tellsOnlyWhatWasAskedFor() {
        assertThatThrownBy(() -> SecureRules.strict().check(classes))
                .hasMessageContaining("[random/predictable]")
                .hasMessageContaining("[sql/dynamic-text]");
        assertThatThrownBy(() -> SecureRules.strict().area("sql").check(classes))
                .hasMessageContaining("[sql/dynamic-text]")
                .hasMessageNotContaining("[random/predictable]");
        assertThatThrownBy(() -> SecureRules.rule("random/predictable").check(classes))
                .hasMessageContaining("[random/predictable]")
                .hasMessageNotContaining("[sql/dynamic-text]");
        assertThatCode(() -> SecureRules.strict().area("xml").check(classes)).doesNotThrowAnyException();
    }

    @Test
    void leavesTheObjectThatItCameFromAsItWas() {
        SecureRules all = SecureRules.strict();
        all.area("xml");
        all.withBaseline(directory.resolve("absent.txt"));
        assertThatThrownBy(() -> all.check(classes)).hasMessageContaining("[sql/dynamic-text]");
        assertThat(all.getDescription()).isEqualTo("secure blocks, strict");
        assertThat(all.area("xml").getDescription()).isEqualTo("secure blocks, strict, area xml");
        assertThat(SecureRules.rule("sql/dynamic-text").getDescription()).isEqualTo("secure blocks, sql/dynamic-text");
    }

    @Test
    void namesWhatWasMeantWhereThereIsNoSuchRuleOrArea() {
        assertThatThrownBy(() -> SecureRules.rule("sql/dynamic-txt"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("did you mean sql/dynamic-text,");
        assertThatThrownBy(() -> SecureRules.rule("sql/*")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SecureRules.essential().area("sgl"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("did you mean sql,");
        assertThatThrownBy(() -> SecureRules.strict().area("sql").area("xml"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("in these rules");
    }

    @Test
    void failsWhereArchUnitWasToldElsewhereToTakeNewFindingsForOldOnes() {
        SecureRules rules = SecureRules.strict().area("xml");
        ArchConfiguration.withThreadLocalScope(configuration -> {
            rules.check(classes);
            configuration.setProperty("freeze.refreeze", "true");
            assertThatThrownBy(() -> rules.check(classes))
                    .hasMessageContaining("[guard/archunit-settings]")
                    .hasMessageContaining("freeze.refreeze");
        });
    }
}
