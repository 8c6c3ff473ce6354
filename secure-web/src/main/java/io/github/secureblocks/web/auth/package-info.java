/** Who is calling, by the credentials of a request. */
@NullMarked
package io.github.secureblocks.web.auth;

import org.jspecify.annotations.NullMarked;
