/** Text that is run as a program: what a rule finds, what it asks for, and what only looks alike. */
@NullMarked
package io.github.secureblocks.samples.rules.code;

import org.jspecify.annotations.NullMarked;
