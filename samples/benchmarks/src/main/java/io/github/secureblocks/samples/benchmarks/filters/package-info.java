/** What the filters of the web edge add to a request. */
@NullMarked
package io.github.secureblocks.samples.benchmarks.filters;

import org.jspecify.annotations.NullMarked;
