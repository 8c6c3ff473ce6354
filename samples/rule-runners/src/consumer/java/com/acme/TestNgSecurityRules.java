package com.acme;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.secureblocks.rules.SecureRules;
import org.testng.annotations.Test;

/** TestNG. */
public class TestNgSecurityRules {
    @Test
    public void secure() {
        JavaClasses classes = new ClassFileImporter().importPackages(System.getProperty("checked"));
        SecureRules.strict().check(classes);
    }
}
