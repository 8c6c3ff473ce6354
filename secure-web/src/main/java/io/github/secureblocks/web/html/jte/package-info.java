/** Safe HTML in jte. */
@NullMarked
package io.github.secureblocks.web.html.jte;

import org.jspecify.annotations.NullMarked;
