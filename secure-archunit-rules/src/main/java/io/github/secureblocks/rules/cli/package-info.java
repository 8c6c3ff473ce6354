/** The command, which checks directories and jars without a build tool and without ArchUnit. */
@NullMarked
package io.github.secureblocks.rules.cli;

import org.jspecify.annotations.NullMarked;
