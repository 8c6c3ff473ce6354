package io.github.secureblocks.samples.rules.process;

import java.io.IOException;

/** A constant program, each value one argument, and an end to the options. */
final class ProcessShellCommandGood {
    Process convert(String file) throws IOException {
        return new ProcessBuilder("/usr/bin/convert", "--", file).start();
    }
}
