/** Requests to other servers, with bounds. */
@NullMarked
package io.github.secureblocks.net;

import org.jspecify.annotations.NullMarked;
