/** Log lines that no value can forge. */
@NullMarked
package io.github.secureblocks.log;

import org.jspecify.annotations.NullMarked;
