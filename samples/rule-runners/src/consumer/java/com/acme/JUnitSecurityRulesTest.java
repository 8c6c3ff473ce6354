package com.acme;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.secureblocks.rules.SecureRules;
import org.junit.jupiter.api.Test;

/** JUnit 5 and 6. */
class JUnitSecurityRulesTest {
    @Test
    void secure() {
        JavaClasses classes = new ClassFileImporter().importPackages(System.getProperty("checked"));
        SecureRules.strict().check(classes);
    }
}
