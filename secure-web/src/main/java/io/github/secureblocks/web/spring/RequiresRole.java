package io.github.secureblocks.web.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Only a caller with this role may call this handler; others get status 403, and 401 where nobody is signed in.
 *
 * <p>Enforced where {@link SecureWebAutoConfiguration} is active, on methods of controllers; start-up fails on any other
 * bean that wears it. A declaration on the method stands before the one on its class.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface RequiresRole {
    /**
     * The role's exact name.
     *
     * @return for example {@code admin}
     */
    String value();
}
