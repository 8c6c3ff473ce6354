/** Hostile requests against one's own running application. */
@NullMarked
package io.github.secureblocks.web.test;

import org.jspecify.annotations.NullMarked;
