package io.github.secureblocks.rules.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The catalogue's shorthand for many signatures: {@code owner#one|two(types)} names two methods. */
final class Calls {
    private Calls() {}

    static List<Signature> of(String... texts) {
        return Arrays.stream(texts).flatMap(Calls::expand).toList();
    }

    private static Stream<Signature> expand(String text) {
        int name = text.indexOf('#') + 1;
        int parameters = text.indexOf('(');
        return Arrays.stream(text.substring(name, parameters).split("\\|"))
                .map(one -> Signature.of(text.substring(0, name) + one + text.substring(parameters)));
    }
}
