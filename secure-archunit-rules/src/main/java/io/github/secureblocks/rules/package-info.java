/** The entry for tests: one call that makes the build fail where code uses a raw primitive. */
@NullMarked
package io.github.secureblocks.rules;

import org.jspecify.annotations.NullMarked;
