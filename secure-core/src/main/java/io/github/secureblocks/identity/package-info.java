/** The name of who acts, and the roles that a name may hold. */
@NullMarked
package io.github.secureblocks.identity;

import org.jspecify.annotations.NullMarked;
