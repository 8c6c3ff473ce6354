/** Refresh tokens in a database. */
@NullMarked
package io.github.secureblocks.refresh.sql;

import org.jspecify.annotations.NullMarked;
