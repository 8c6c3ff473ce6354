package io.github.secureblocks.samples.rules.process;

import java.io.IOException;
import java.util.List;

/** Command lines that are split or read by a shell. */
final class ProcessShellCommandBad {
    Process split(String file) throws IOException {
        return Runtime.getRuntime().exec("convert " + file); // finds process/shell-command
    }

    ProcessBuilder shell(String file) {
        return new ProcessBuilder("sh", "-c", "convert " + file); // finds process/shell-command
    }

    ProcessBuilder windows(String file) {
        return new ProcessBuilder(List.of("cmd.exe", "/c", "type " + file)); // finds process/shell-command
    }
}
