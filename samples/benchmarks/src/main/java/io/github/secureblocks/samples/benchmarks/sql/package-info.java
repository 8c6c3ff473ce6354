/** The same work by the block, by raw JDBC and by the peers, over the same pool. */
@NullMarked
package io.github.secureblocks.samples.benchmarks.sql;

import org.jspecify.annotations.NullMarked;
