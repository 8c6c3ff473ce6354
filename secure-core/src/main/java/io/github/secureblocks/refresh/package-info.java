/** Refresh tokens: opaque, rotated on every use, revoked as a family. */
@NullMarked
package io.github.secureblocks.refresh;

import org.jspecify.annotations.NullMarked;
