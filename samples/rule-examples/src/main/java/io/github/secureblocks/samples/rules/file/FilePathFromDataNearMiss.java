package io.github.secureblocks.samples.rules.file;

import java.io.File;
import java.nio.file.Path;
import org.springframework.core.io.ClassPathResource;

/** Paths out of constants. */
final class FilePathFromDataNearMiss {
    private static final String ROOT = "/srv/notes";

    Path reports() {
        return Path.of(ROOT, "reports").resolve("today.txt");
    }

    File uploads() {
        return new File(ROOT + "/uploads");
    }

    ClassPathResource template() {
        return new ClassPathResource("pages/about.html");
    }
}
