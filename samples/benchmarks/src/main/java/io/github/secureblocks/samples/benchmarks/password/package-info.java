/** Passwords, beside the library that computes their hashes. */
@NullMarked
package io.github.secureblocks.samples.benchmarks.password;

import org.jspecify.annotations.NullMarked;
