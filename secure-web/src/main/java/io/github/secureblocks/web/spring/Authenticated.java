package io.github.secureblocks.web.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Whoever is signed in may call this handler; others get status 401.
 *
 * <p>What belongs to whom is not told by it: ask {@code Unowned.ownedBy(caller)}. Enforced where
 * {@link SecureWebAutoConfiguration} is active, on methods of controllers; start-up fails on any other bean that wears it.
 * A declaration on the method stands before the one on its class.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Authenticated {}
