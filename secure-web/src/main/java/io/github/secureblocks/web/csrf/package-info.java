/** Requests that another site makes in a user's browser. */
@NullMarked
package io.github.secureblocks.web.csrf;

import org.jspecify.annotations.NullMarked;
