package io.github.secureblocks.samples.benchmarks.process;

import com.tngtech.archunit.core.importer.ClassFileImporter;

/** A process of its own: ArchUnit's import of directories, and nothing else. */
public final class BareImport {
    private BareImport() {}

    /**
     * Imports and says how many classes there are.
     *
     * @param directories of class files
     */
    public static void main(String[] directories) {
        System.out.println(new ClassFileImporter().importPaths(directories).size() + " classes imported");
    }
}
