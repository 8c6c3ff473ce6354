package io.github.secureblocks.samples.rules.mutation;

import java.util.List;

/**
 * A form that the rules are known not to see through.
 *
 * @param area of the rule, or its id
 * @param mutation by name, or the name of a form of a declaration
 * @param bad whether it is an unsafe place that is not found, or a fine one that is not silent
 * @param reason why it stays
 */
record KnownLimit(String area, String mutation, boolean bad, String reason) {
    private static final String ELSEWHERE =
            "the body of a response that a handler has made by a method that is no handler itself";

    private static final String CALLED = "a method that the lambda of a transaction calls; refused at run time";

    private static final String ANSWERED =
            "a method of one's own that hands a check's answer on, whose answer is dropped";

    private static final String SUBCLASS = "a subclass of one's own, whose call of its super constructor is told too";

    private static final String ANY_HEADER =
            "a reference to a method that sets headers, which its user names elsewhere";

    static final List<KnownLimit> ALL = List.of(
            new KnownLimit("web/insecure-cookie", "method reference", true, ANY_HEADER),
            new KnownLimit("code/dropped-verdict", "call in a helper", true, ANSWERED),
            new KnownLimit("code/dropped-verdict", "call in a lambda", true, ANSWERED),
            new KnownLimit("jwt", "receiver's subtype", true, SUBCLASS),
            new KnownLimit("code/dropped-verdict", "call in a nested class", true, ANSWERED),
            new KnownLimit("code/dropped-verdict", "call in an anonymous class", true, ANSWERED),
            new KnownLimit("html", "call in a helper", true, ELSEWHERE),
            new KnownLimit("html", "call in a nested class", true, ELSEWHERE),
            new KnownLimit("html", "call in an anonymous class", true, ELSEWHERE),
            new KnownLimit("sql/beside-transaction", "call in a helper", true, CALLED),
            new KnownLimit("sql/beside-transaction", "call in a nested class", true, CALLED),
            new KnownLimit("sql/beside-transaction", "call in an anonymous class", true, CALLED));

    boolean covers(Variant variant) {
        Example example = variant.site().example();
        return (area.equals(example.area()) || area.equals(example.rule().id()))
                && mutation.equals(variant.mutation())
                && bad == example.bad();
    }

    boolean covers(Form.Judged judged) {
        return judged.form().rule().startsWith(area + "/")
                && mutation.equals(judged.form().name())
                && (bad ? !judged.found() : !judged.silent());
    }
}
