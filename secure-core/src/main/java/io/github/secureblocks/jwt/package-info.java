/** Access tokens: signed by a key ring, and readable only after they were verified. */
@NullMarked
package io.github.secureblocks.jwt;

import org.jspecify.annotations.NullMarked;
