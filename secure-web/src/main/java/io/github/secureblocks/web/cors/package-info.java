/** Which pages of other origins may read our answers. */
@NullMarked
package io.github.secureblocks.web.cors;

import org.jspecify.annotations.NullMarked;
