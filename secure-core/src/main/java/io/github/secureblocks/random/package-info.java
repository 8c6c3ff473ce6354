/** Values that nobody can guess. */
@NullMarked
package io.github.secureblocks.random;

import org.jspecify.annotations.NullMarked;
