/** HTML of constant templates and encoded values. */
@NullMarked
package io.github.secureblocks.web.html;

import org.jspecify.annotations.NullMarked;
