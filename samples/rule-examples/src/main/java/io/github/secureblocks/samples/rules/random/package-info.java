/** Values that nobody may guess: what a rule finds, what it asks for, and what only looks alike. */
@NullMarked
package io.github.secureblocks.samples.rules.random;

import org.jspecify.annotations.NullMarked;
