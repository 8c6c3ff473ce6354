package io.github.secureblocks.samples.rules.process;

import java.io.IOException;
import java.util.List;

/** Programs whose names begin like those of a shell. */
final class ProcessShellCommandNearMiss {
    Process digest(String file) throws IOException {
        return new ProcessBuilder(List.of("sha256sum", "--", file)).start();
    }
}
