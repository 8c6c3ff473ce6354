/** Safe HTML in FreeMarker. */
@NullMarked
package io.github.secureblocks.web.html.freemarker;

import org.jspecify.annotations.NullMarked;
