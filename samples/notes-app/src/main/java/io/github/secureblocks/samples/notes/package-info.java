/** A small web application for notes, built only on the blocks: run it, read it, copy from it. */
@NullMarked
package io.github.secureblocks.samples.notes;

import org.jspecify.annotations.NullMarked;
