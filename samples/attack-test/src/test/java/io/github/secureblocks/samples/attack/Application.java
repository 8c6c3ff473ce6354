package io.github.secureblocks.samples.attack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The two applications under attack. */
enum Application {
    AS_GENERATED("as-generated", List.of(HttpContract.CONSENT)),
    NOTES_APP("notes-app", List.of());

    private final String title;
    private final List<String> arguments;

    Application(String title, List<String> arguments) {
        this.title = title;
        this.arguments = arguments;
    }

    String title() {
        return title;
    }

    List<String> arguments() {
        return arguments;
    }

    /** Starts the packaged application in the JVM of this test, but for its arguments. */
    List<String> command() {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return List.of(java.toString(), "-Xmx256m", "-jar", jar().toString());
    }

    private Path jar() {
        Path target = root().resolve("samples").resolve(title).resolve("target");
        Path jar = target.resolve(title + "-" + System.getProperty("project.version") + "-app.jar");
        if (!Files.exists(jar)) {
            throw new AssertionError("The application " + title + " is not packaged: " + jar
                    + " does not exist. Run `mvn verify` from the root of the repository");
        }
        return jar;
    }

    static Path root() {
        return Path.of(System.getProperty("repository.root"));
    }
}
