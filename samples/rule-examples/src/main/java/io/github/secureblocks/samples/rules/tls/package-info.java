/** Who is at the other end: what a rule finds, what it asks for, and what only looks alike. */
@NullMarked
package io.github.secureblocks.samples.rules.tls;

import org.jspecify.annotations.NullMarked;
