/** Who is calling, what a caller may do, and what belongs to whom. */
@NullMarked
package io.github.secureblocks.access;

import org.jspecify.annotations.NullMarked;
