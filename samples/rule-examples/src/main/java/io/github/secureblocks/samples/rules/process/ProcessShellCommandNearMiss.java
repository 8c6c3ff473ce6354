package io.github.secureblocks.samples.rules.process;

import java.io.IOException;
import java.util.List;

/** Programs whose names begin like those of a shell, and a value beside one that is none. */
final class ProcessShellCommandNearMiss {
    Process digest(String file) throws IOException {
        return new ProcessBuilder(List.of("sha256sum", "--", file)).start();
    }

    ProcessBuilder compress(String file) {
        return new ProcessBuilder().command("/usr/bin/pbzip2", "--", file);
    }
}
