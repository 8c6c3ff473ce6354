package io.github.secureblocks.rules.cli;

import io.github.secureblocks.rules.bytecode.UnusableInput;
import io.github.secureblocks.rules.report.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** A file that is replaced as a whole: whoever reads it meets the old text or the new one. */
record OutputFile(Path path) {
    /** Refuses early what cannot be written after a long check. */
    static OutputFile at(Path named) {
        Path path = named.toAbsolutePath();
        Path directory = path.getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw new UnusableInput("There is no directory for " + named + "; create it first");
        }
        // A device or a link, such as /dev/stdout, would be replaced by the move and not written to.
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new UnusableInput("Not an ordinary file: " + named + "; without --output the report is printed");
        }
        return new OutputFile(path);
    }

    void write(String text) {
        try {
            AtomicFile.replace(path, text);
        } catch (IOException failed) {
            throw new UnusableInput("The report could not be written to " + path + " ("
                    + failed.getClass().getSimpleName() + "); the file is as it was");
        }
    }
}
