/** Sessions: an access token and a refresh token, begun, renewed and ended together. */
@NullMarked
package io.github.secureblocks.refresh.jwt;

import org.jspecify.annotations.NullMarked;
