/** The catalogue as text that people and assistants read: a page for each rule, tables, and the assistant pack. */
@NullMarked
package io.github.secureblocks.rules.assistant;

import org.jspecify.annotations.NullMarked;
