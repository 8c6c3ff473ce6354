package com.acme;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.secureblocks.rules.SecureRules;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

class OtherTest {
    @Disabled("needs a printer")
    @Test
    void prints() {}

    @Test
    void secure() {
        SecureRules.strict().check(new ClassFileImporter().importPackages("com.acme"));
    }
}
