/** One page by the block, by other template engines, and by hand. */
@NullMarked
package io.github.secureblocks.samples.benchmarks.html;

import org.jspecify.annotations.NullMarked;
