/** Passwords that are known to be breached, asked without telling which one. */
@NullMarked
package io.github.secureblocks.password.net;

import org.jspecify.annotations.NullMarked;
