/** Files that clients send. */
@NullMarked
package io.github.secureblocks.web.upload;

import org.jspecify.annotations.NullMarked;
