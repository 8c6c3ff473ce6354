/** Programs of the operating system: what a rule finds, what it asks for, and what only looks alike. */
@NullMarked
package io.github.secureblocks.samples.rules.process;

import org.jspecify.annotations.NullMarked;
