/** The rules as pure data: what is banned, why, and the line that replaces it. */
@NullMarked
package io.github.secureblocks.rules.catalogue;

import org.jspecify.annotations.NullMarked;
