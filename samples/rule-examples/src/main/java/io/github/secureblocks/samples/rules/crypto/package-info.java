/** Ciphers and digests: what a rule finds, what it asks for, and what only looks alike. */
@NullMarked
package io.github.secureblocks.samples.rules.crypto;

import org.jspecify.annotations.NullMarked;
