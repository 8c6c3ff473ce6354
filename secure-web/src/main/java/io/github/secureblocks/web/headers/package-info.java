/** Response headers that tell a browser what not to do. */
@NullMarked
package io.github.secureblocks.web.headers;

import org.jspecify.annotations.NullMarked;
