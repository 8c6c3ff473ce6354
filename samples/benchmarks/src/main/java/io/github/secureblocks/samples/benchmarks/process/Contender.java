package io.github.secureblocks.samples.benchmarks.process;

import java.util.List;
import java.util.Set;

/**
 * A process that is measured.
 *
 * @param name as the tables show it
 * @param classes how many it looks at
 * @param arguments of {@code java}
 * @param exits the exit codes of a process that did its work
 */
record Contender(String name, int classes, List<String> arguments, Set<Integer> exits) {}
