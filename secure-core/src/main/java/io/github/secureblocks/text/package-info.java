/** Text from outside, made harmless for one line of output. */
@NullMarked
package io.github.secureblocks.text;

import org.jspecify.annotations.NullMarked;
