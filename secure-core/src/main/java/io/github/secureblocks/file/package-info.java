/** Files that are nobody else's business. */
@NullMarked
package io.github.secureblocks.file;

import org.jspecify.annotations.NullMarked;
