/** The notes application as assistants typically write it; each weakness is marked. Never to be deployed. */
@NullMarked
package io.github.secureblocks.samples.asgenerated;

import org.jspecify.annotations.NullMarked;
