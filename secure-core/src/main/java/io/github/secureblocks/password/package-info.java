/** Passwords: which are good enough, hashed slowly, and checked with a verdict. */
@NullMarked
package io.github.secureblocks.password;

import org.jspecify.annotations.NullMarked;
