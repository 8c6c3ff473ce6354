/** Access tokens, beside the signature alone and the libraries. */
@NullMarked
package io.github.secureblocks.samples.benchmarks.jwt;

import org.jspecify.annotations.NullMarked;
