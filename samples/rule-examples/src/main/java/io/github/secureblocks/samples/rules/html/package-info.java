/** Text that a browser reads: what a rule finds, what it asks for, and what only looks alike. */
@NullMarked
package io.github.secureblocks.samples.rules.html;

import org.jspecify.annotations.NullMarked;
