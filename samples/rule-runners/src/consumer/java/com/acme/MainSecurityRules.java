package com.acme;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.secureblocks.rules.SecureRules;

/** No test framework at all. */
public final class MainSecurityRules {
    private MainSecurityRules() {}

    public static void main(String[] arguments) {
        JavaClasses classes = new ClassFileImporter().importPackages(System.getProperty("checked"));
        SecureRules.strict().check(classes);
    }
}
