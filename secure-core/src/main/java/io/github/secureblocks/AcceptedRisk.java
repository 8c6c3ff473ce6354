package io.github.secureblocks;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A finding of one rule that somebody has looked at and answers for until a date.
 *
 * <p>The rules read it from the class file by its simple name and members, so a project can declare its own copy before
 * it depends on this library. It is a promise by people, not a control: the code that wears it is as unsafe as before.
 *
 * <p>It stands on the narrowest element: the method, constructor or field. On a field it covers the field's own
 * annotations and the expression that gives it its value; on a class everything in it, nested classes too.
 *
 * <p>Refused, so that the finding is reported all the same: an unknown rule, a reason of fewer than 20 characters, a date
 * that cannot be read, that has passed, or that lies more than 180 days ahead; a class of which one member holds all that
 * it covers; what a rule proves for which no risk can be accepted, as its page says. One under which its rule finds nothing
 * is reported itself.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.CONSTRUCTOR, ElementType.FIELD})
@Repeatable(AcceptedRisk.List.class)
public @interface AcceptedRisk {
    /**
     * The exact id of the one rule.
     *
     * @return for example {@code sql/dynamic-text}
     */
    String rule();

    /**
     * Why the code is right as it is.
     *
     * @return a sentence of at least 20 characters
     */
    String reason();

    /**
     * Who answers for it.
     *
     * @return a person or a team
     */
    String owner();

    /**
     * The last day on which it holds.
     *
     * @return an ISO date such as {@code 2027-03-01}, at most 180 days ahead
     */
    String expires();

    /** Holds several accepted risks on one element. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target({ElementType.TYPE, ElementType.METHOD, ElementType.CONSTRUCTOR, ElementType.FIELD})
    @interface List {
        /**
         * The risks.
         *
         * @return one for each rule
         */
        AcceptedRisk[] value();
    }
}
