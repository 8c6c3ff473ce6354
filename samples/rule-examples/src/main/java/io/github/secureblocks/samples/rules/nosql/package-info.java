/** Queries of databases without SQL: what a rule finds, what it asks for, and what only looks alike. */
@NullMarked
package io.github.secureblocks.samples.rules.nosql;

import org.jspecify.annotations.NullMarked;
