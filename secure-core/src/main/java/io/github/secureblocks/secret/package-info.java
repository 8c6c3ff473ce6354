/** Values that must not be printed, and where they come from. */
@NullMarked
package io.github.secureblocks.secret;

import org.jspecify.annotations.NullMarked;
