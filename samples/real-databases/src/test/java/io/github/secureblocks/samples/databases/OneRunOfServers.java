package io.github.secureblocks.samples.databases;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the databases once for all test classes; whatever happens to a test, they are stopped at the end of the run. */
final class OneRunOfServers implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(OneRunOfServers.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Servers.class;
    }

    @Override
    public Servers resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Servers.class, key -> Servers.start(), Servers.class);
    }
}
