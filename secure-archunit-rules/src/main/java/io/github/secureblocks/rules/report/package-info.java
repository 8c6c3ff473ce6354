/** What a scan found, for people, for tools and for assistants. */
@NullMarked
package io.github.secureblocks.rules.report;

import org.jspecify.annotations.NullMarked;
