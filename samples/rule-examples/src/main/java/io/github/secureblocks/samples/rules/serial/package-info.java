/** Objects made out of bytes: what a rule finds, what it asks for, and what only looks alike. */
@NullMarked
package io.github.secureblocks.samples.rules.serial;

import org.jspecify.annotations.NullMarked;
