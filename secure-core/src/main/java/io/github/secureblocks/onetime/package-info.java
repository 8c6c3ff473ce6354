/** Links and codes that work once, for one purpose, for a short time. */
@NullMarked
package io.github.secureblocks.onetime;

import org.jspecify.annotations.NullMarked;
