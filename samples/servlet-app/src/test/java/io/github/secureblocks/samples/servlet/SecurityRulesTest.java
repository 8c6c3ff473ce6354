package io.github.secureblocks.samples.servlet;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import io.github.secureblocks.rules.SecureRules;

@AnalyzeClasses(
        packages = "io.github.secureblocks.samples.servlet",
        importOptions = ImportOption.DoNotIncludeTests.class)
class SecurityRulesTest {
    @ArchTest
    static void secure(JavaClasses classes) {
        SecureRules.strict().check(classes);
    }
}
