/** Safe HTML in Thymeleaf. */
@NullMarked
package io.github.secureblocks.web.html.thymeleaf;

import org.jspecify.annotations.NullMarked;
