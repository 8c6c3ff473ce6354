package com.acme;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.secureblocks.rules.SecureRules;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SecurityRulesTest {
    @Test
    void secure() {
        SecureRules.essential()
                .withBaseline(Path.of("security-baseline.txt"))
                .check(new ClassFileImporter().importPackages("com.acme"));
    }
}
