/** Safe HTML in Mustache, as JMustache reads it. */
@NullMarked
package io.github.secureblocks.web.html.mustache;

import org.jspecify.annotations.NullMarked;
