/** The blocks as filters of a Jakarta Servlet container. */
@NullMarked
package io.github.secureblocks.web.servlet;

import org.jspecify.annotations.NullMarked;
