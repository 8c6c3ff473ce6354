/** The blocks in Spring Boot: filters in their order, access declared on handlers, pages as return values. */
@NullMarked
package io.github.secureblocks.web.spring;

import org.jspecify.annotations.NullMarked;
