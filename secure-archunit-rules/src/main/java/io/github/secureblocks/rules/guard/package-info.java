/** A check with what surrounds it: the project's baseline, and the guards that keep the check from being switched off. */
@NullMarked
package io.github.secureblocks.rules.guard;

import org.jspecify.annotations.NullMarked;
