/** Errors as a client may see them. */
@NullMarked
package io.github.secureblocks.web.error;

import org.jspecify.annotations.NullMarked;
