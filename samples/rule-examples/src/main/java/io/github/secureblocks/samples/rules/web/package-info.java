/** What other sites may ask: what a rule finds, what it asks for, and what only looks alike. */
@NullMarked
package io.github.secureblocks.samples.rules.web;

import org.jspecify.annotations.NullMarked;
