/** The published keys of another issuer. */
@NullMarked
package io.github.secureblocks.jwt.net;

import org.jspecify.annotations.NullMarked;
