@NullMarked
package io.github.secureblocks.samples.servlet;

import org.jspecify.annotations.NullMarked;
