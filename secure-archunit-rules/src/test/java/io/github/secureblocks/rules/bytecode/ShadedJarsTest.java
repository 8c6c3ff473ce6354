package io.github.secureblocks.rules.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Signature;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A library under other packages is not the one that a rule names: its classes are checked like any other. */
class ShadedJarsTest {
    private static final String TEMPLATE = "org/lib/Template.class";
    private static final String SHADED = "com/app/shaded/" + TEMPLATE;
    private static final String NOTES = "com/app/Notes.class";
    private static final Detector SINKS = new Detector.ArgumentNotConstant(
            Verdict.PROVED,
            List.of(
                    Signature.of("org.lib.Template#execute(java.lang.String)"),
                    Signature.of("java.sql.Statement#execute(java.lang.String)")),
            0);

    @TempDir
    private Path directory;

    private Path plain;
    private Path shaded;

    @BeforeEach
    void compileTheLibraryUnderBothNames() {
        plain = compiled("plain", "");
        shaded = compiled("shaded", "com.app.shaded.");
    }

    private Path compiled(String name, String prefix) {
        return Sources.in(directory.resolve(name), """
                package %sorg.lib;
                public class Template {
                    java.sql.Statement statement;
                    public void execute(String sql) throws Exception {
                        statement.execute(sql);
                    }
                }
                """.formatted(prefix), """
                package com.app;
                class Notes {
                    void delete(%sorg.lib.Template template, String owner) throws Exception {
                        template.execute("delete from notes where owner = '" + owner + "'");
                    }
                }
                """.formatted(prefix))
                .classes();
    }

    private static byte[] read(Path classes, String name) throws IOException {
        return Files.readAllBytes(classes.resolve(name));
    }

    private ScanResult scan(byte[] jar) throws IOException {
        Path file = Files.write(directory.resolve("app.jar"), jar);
        try (ClassFiles files = ClassFiles.read(List.of(file))) {
            return Sinks.scan(files, List.of(Sources.rule("test/sink", SINKS)));
        }
    }

    private static List<String> methods(ScanResult result) {
        return result.hits().stream()
                .map(hit -> hit.className() + "." + hit.method())
                .sorted()
                .toList();
    }

    @Test
    void findsTheCallOfTheLibraryUnderItsOwnName() throws Exception {
        ScanResult result = scan(Jars.with(TEMPLATE, read(plain, TEMPLATE))
                .and(NOTES, read(plain, NOTES))
                .bytes());
        assertThat(methods(result)).containsExactly("com.app.Notes.delete", "org.lib.Template.execute");
    }

    @Test
    void findsWhatArrivesInTheClassesOfARelocatedLibrary() throws Exception {
        ScanResult result = scan(Jars.with(SHADED, read(shaded, SHADED))
                .and(NOTES, read(shaded, NOTES))
                .bytes());
        assertThat(methods(result)).containsExactly("com.app.shaded.org.lib.Template.execute");
        assertThat(result.checkedClasses()).isEqualTo(2);
    }

    @Test
    void findsNothingInACallOfARelocatedLibraryThatLiesElsewhere() throws Exception {
        ScanResult result = scan(Jars.with(NOTES, read(shaded, NOTES)).bytes());
        assertThat(result.hits()).isEmpty();
        assertThat(result.unreadable()).isEmpty();
    }

    @Test
    void checksVersionsAndNamesWhatWasPackedTwice() throws Exception {
        byte[] jar = Jars.with(SHADED, read(shaded, SHADED))
                .and("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nMulti-Release: true\n\n")
                .and("META-INF/versions/11/" + SHADED, read(shaded, SHADED))
                .and("META-INF/versions/9/module-info.class", read(shaded, NOTES))
                .and("com/app/Twice.class", read(shaded, NOTES))
                .and(NOTES, read(shaded, NOTES))
                .bytes();
        ScanResult result = scan(Jars.renamed(jar, "com/app/Twice.class", NOTES));
        assertThat(methods(result))
                .containsExactly("com.app.shaded.org.lib.Template.execute", "com.app.shaded.org.lib.Template.execute");
        assertThat(result.unreadable()).singleElement().satisfies(entry -> {
            assertThat(entry.location()).endsWith("!/" + NOTES);
            assertThat(entry.reason()).contains("more than once");
        });
    }
}
