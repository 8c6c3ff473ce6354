/** Annotations that code wears; nothing here runs. */
@NullMarked
package io.github.secureblocks;

import org.jspecify.annotations.NullMarked;
