/** Where a request comes from, behind named proxies. */
@NullMarked
package io.github.secureblocks.web;

import org.jspecify.annotations.NullMarked;
