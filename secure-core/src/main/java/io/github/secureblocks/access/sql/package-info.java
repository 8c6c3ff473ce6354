/**
 * Rows that a caller may see: statements that carry the condition on their owner and that nobody can run before a caller
 * is named.
 */
@NullMarked
package io.github.secureblocks.access.sql;

import org.jspecify.annotations.NullMarked;
