/** What whole processes cost: the command and the rule beside ArchUnit's import and beside another scanner. */
@NullMarked
package io.github.secureblocks.samples.benchmarks.process;

import org.jspecify.annotations.NullMarked;
