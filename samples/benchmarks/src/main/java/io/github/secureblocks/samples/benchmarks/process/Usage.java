package io.github.secureblocks.samples.benchmarks.process;

/**
 * What one process used from its start to its end.
 *
 * @param wall seconds that passed
 * @param cpu seconds of all processors, user and system
 * @param megabytes the most memory that was resident, in millions of bytes
 */
record Usage(double wall, double cpu, double megabytes) {
    /** Reads what GNU time writes for {@code %e %U %S %M}; a line above it tells of an exit code other than 0. */
    static Usage read(String written) {
        String[] lines = written.strip().split("\n");
        String[] words = lines[lines.length - 1].split(" ");
        return new Usage(
                Double.parseDouble(words[0]),
                Double.parseDouble(words[1]) + Double.parseDouble(words[2]),
                Long.parseLong(words[3]) * 1024 / 1e6);
    }
}
