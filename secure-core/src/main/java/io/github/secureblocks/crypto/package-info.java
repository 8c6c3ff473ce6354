/** Authenticated encryption and message authentication under one master key. */
@NullMarked
package io.github.secureblocks.crypto;

import org.jspecify.annotations.NullMarked;
