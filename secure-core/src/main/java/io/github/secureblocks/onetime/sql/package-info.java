/** One-time links and codes in a database. */
@NullMarked
package io.github.secureblocks.onetime.sql;

import org.jspecify.annotations.NullMarked;
