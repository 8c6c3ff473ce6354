/** Ratios against the floor and the peers, measured in one run. */
@NullMarked
package io.github.secureblocks.samples.benchmarks;

import org.jspecify.annotations.NullMarked;
