/** JSON that can stand in a page as well as in a response. */
@NullMarked
package io.github.secureblocks.web.json;

import org.jspecify.annotations.NullMarked;
