/** Safe HTML in Jakarta Pages. */
@NullMarked
package io.github.secureblocks.web.html.jsp;

import org.jspecify.annotations.NullMarked;
