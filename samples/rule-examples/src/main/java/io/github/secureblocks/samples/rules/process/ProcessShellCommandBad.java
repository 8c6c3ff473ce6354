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

    Process array(String file) throws IOException {
        return Runtime.getRuntime().exec(new String[] {"/bin/bash", "-c", file}); // finds process/shell-command
    }

    ProcessBuilder later(ProcessBuilder builder, String script) {
        return builder.command("powershell", "-Command", script); // finds process/shell-command
    }

    ProcessBuilder windows(String file) {
        return new ProcessBuilder(List.of("cmd.exe", "/c", "type " + file)); // finds process/shell-command
    }
}
