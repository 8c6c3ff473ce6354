/** What happened that a defender wants to know, and the one seam through which it is told. */
@NullMarked
package io.github.secureblocks.event;

import org.jspecify.annotations.NullMarked;
