package io.github.secureblocks.samples.runners;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.github.secureblocks.rules.SecureRules;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.slf4j.LoggerFactory;

/** What runs the consumer's rules test, as a process of its own with nothing of this test's class path but the rules. */
enum Runner {
    JUNIT_5(
            "junit5",
            "JUnitSecurityRulesTest",
            "org.junit.platform.console.ConsoleLauncher",
            "execute",
            "--select-class"),
    JUNIT_6(
            "junit6",
            "JUnitSecurityRulesTest",
            "org.junit.platform.console.ConsoleLauncher",
            "execute",
            "--select-class"),
    TESTNG(
            "testng",
            "TestNgSecurityRules",
            "org.testng.TestNG",
            "-usedefaultlisteners",
            "false",
            "-listener",
            "org.testng.reporters.XMLReporter",
            "-testclass"),
    MAIN("", "MainSecurityRules");

    /** How a process ended. */
    record Answer(int code, String out) {}

    private static final Path RUNNERS = Path.of("target/runners").toAbsolutePath();
    private static final Path CONSUMER = Path.of("src/consumer/java").toAbsolutePath();

    private final String jars;
    private final String test;
    private final List<String> launcher;

    Runner(String jars, String test, String... launcher) {
        this.jars = jars;
        this.test = test;
        this.launcher = List.of(launcher);
    }

    Answer run(Path directory, String checkedPackage) throws Exception {
        String classPath = compile(directory);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dchecked=" + checkedPackage,
                "-cp",
                classPath));
        command.addAll(launcher);
        command.add("com.acme." + test);
        Path out = directory.resolve("out.txt");
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        // TestNG tells a failure's message in its report alone.
        Path report = directory.resolve("test-output/testng-results.xml");
        String told = Files.exists(report) ? Files.readString(report) : "";
        return new Answer(process.exitValue(), Files.readString(out) + told);
    }

    /** Against this runner's own version, beside classes that have nothing but the JDK. */
    private String compile(Path directory) throws Exception {
        Path classes = Files.createDirectories(directory.resolve("classes"));
        String classPath = Stream.concat(Stream.of(classes), Stream.concat(rules(), runner()))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        javac(classes, classes.toString(), Files.list(CONSUMER.resolve("com/acme/unsafe")));
        javac(classes, classes.toString(), Files.list(CONSUMER.resolve("com/acme/safe")));
        javac(classes, classPath, Stream.of(CONSUMER.resolve("com/acme/" + test + ".java")));
        return classPath;
    }

    private static void javac(Path classes, String classPath, Stream<Path> sources) throws IOException {
        try (sources;
                StandardJavaFileManager manager =
                        ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null)) {
            List<Path> files =
                    sources.filter(file -> file.toString().endsWith(".java")).toList();
            List<String> options = List.of("-g", "-proc:none", "-d", classes.toString(), "-cp", classPath);
            assertThat(ToolProvider.getSystemJavaCompiler()
                            .getTask(null, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
                            .call())
                    .isTrue();
        }
    }

    static Stream<Path> rules() {
        return Stream.of(SecureRules.class, JavaClasses.class, LoggerFactory.class)
                .map(Runner::placeOf);
    }

    private Stream<Path> runner() throws IOException {
        if (jars.isEmpty()) {
            return Stream.empty();
        }
        try (Stream<Path> found = Files.list(RUNNERS.resolve(jars))) {
            return found.sorted().toList().stream();
        }
    }

    private static Path placeOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
