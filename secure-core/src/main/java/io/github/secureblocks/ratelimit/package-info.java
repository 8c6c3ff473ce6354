/** How often one client may do one thing. */
@NullMarked
package io.github.secureblocks.ratelimit;

import org.jspecify.annotations.NullMarked;
