/** What a failure tells: what a rule finds, what it asks for, and what only looks alike. */
@NullMarked
package io.github.secureblocks.samples.rules.error;

import org.jspecify.annotations.NullMarked;
