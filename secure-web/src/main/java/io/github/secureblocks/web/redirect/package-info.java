/** Where a browser is sent, when data says where. */
@NullMarked
package io.github.secureblocks.web.redirect;

import org.jspecify.annotations.NullMarked;
