package io.github.secureblocks.samples.benchmarks.process;

import java.util.List;

/**
 * A process that is measured.
 *
 * @param name as the tables show it
 * @param classes how many it looks at
 * @param arguments of {@code java}
 * @param proof what a process that did its work has told: many end with a code other than 0 where they find something
 */
record Contender(String name, int classes, List<String> arguments, String proof) {}
