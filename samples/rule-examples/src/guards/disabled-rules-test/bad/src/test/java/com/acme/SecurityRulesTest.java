package com.acme;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.secureblocks.rules.SecureRules;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class SecurityRulesTest {
    @Disabled("until the release is out")
    @Test
    void secure() {
        SecureRules.strict().check(new ClassFileImporter().importPackages("com.acme")); // finds guard/disabled-rules-test
    }

    @Disabled
    @Nested
    class Essential { // finds guard/disabled-rules-test
        @EnabledIfSystemProperty(named = "security", matches = "on")
        @Test
        void secure() {
            ClassFileImporter importer = new ClassFileImporter(); // finds guard/disabled-rules-test
            Runnable check = () -> SecureRules.essential().check(importer.importPackages("com.acme"));
            check.run();
        }
    }
}
