package io.github.secureblocks.samples.benchmarks.filters;

import java.lang.reflect.Proxy;

/** Stands behind the few methods that a request or response in memory has: whatever else is called fails. */
final class Refusing {
    private Refusing() {}

    static <T> T of(Class<T> type) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, values) -> {
                    throw new UnsupportedOperationException(method.toString());
                }));
    }
}
