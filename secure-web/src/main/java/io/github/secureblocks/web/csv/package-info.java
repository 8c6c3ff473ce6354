/** Tables that a spreadsheet opens without calculating what is in them. */
@NullMarked
package io.github.secureblocks.web.csv;

import org.jspecify.annotations.NullMarked;
