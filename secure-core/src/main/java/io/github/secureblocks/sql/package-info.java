/** Constant SQL with bound values, on a pooled database. */
@NullMarked
package io.github.secureblocks.sql;

import org.jspecify.annotations.NullMarked;
