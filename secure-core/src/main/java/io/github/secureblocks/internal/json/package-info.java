/** How our own packages read JSON. */
@NullMarked
package io.github.secureblocks.internal.json;

import org.jspecify.annotations.NullMarked;
