/** Encoders for the text of an element, beside each other. */
@NullMarked
package io.github.secureblocks.samples.benchmarks.encoders;

import org.jspecify.annotations.NullMarked;
