/** For those who serve from Tomcat: what it answers before any filter. */
@NullMarked
package io.github.secureblocks.web.tomcat;

import org.jspecify.annotations.NullMarked;
