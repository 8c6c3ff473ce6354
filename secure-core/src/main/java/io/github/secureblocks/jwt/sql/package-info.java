/** Signing keys and revocations in a database, for a service of several instances. */
@NullMarked
package io.github.secureblocks.jwt.sql;

import org.jspecify.annotations.NullMarked;
