/** Cookies that only their own host can set and only over HTTPS. */
@NullMarked
package io.github.secureblocks.web.cookie;

import org.jspecify.annotations.NullMarked;
