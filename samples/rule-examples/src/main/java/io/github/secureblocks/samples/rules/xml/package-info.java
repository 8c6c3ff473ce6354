/** Parsers of XML: what a rule finds, what it asks for, and what only looks alike. */
@NullMarked
package io.github.secureblocks.samples.rules.xml;

import org.jspecify.annotations.NullMarked;
