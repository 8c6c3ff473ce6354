package io.github.secureblocks.samples.benchmarks.process;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.secureblocks.rules.SecureRules;

/** A process of its own: ArchUnit's import of directories, then all rules on it. */
public final class ImportAndCheck {
    private ImportAndCheck() {}

    /**
     * Imports, checks and prints what the rules say.
     *
     * @param directories of class files
     */
    public static void main(String[] directories) {
        JavaClasses classes = new ClassFileImporter().importPaths(directories);
        try {
            SecureRules.strict().check(classes);
        } catch (AssertionError findings) {
            System.out.println(findings.getMessage());
        }
    }
}
