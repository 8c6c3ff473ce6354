/** Reads class files once and says who calls what, and what an argument can be. */
@NullMarked
package io.github.secureblocks.rules.bytecode;

import org.jspecify.annotations.NullMarked;
