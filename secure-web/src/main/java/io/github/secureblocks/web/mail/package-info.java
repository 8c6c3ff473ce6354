/** What a message's header may hold. */
@NullMarked
package io.github.secureblocks.web.mail;

import org.jspecify.annotations.NullMarked;
