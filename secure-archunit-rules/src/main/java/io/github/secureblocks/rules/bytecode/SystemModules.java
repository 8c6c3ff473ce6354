package io.github.secureblocks.rules.bytecode;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The classes of the JDK that runs. Its platform class loader knows most of them; the modules of its tools, such as
 * {@code jdk.jshell}, belong to the loader of the program, which would find the program's own classes as well.
 */
final class SystemModules {
    private @Nullable Map<String, ModuleReference> byPackage;

    Optional<byte[]> find(String resource) throws IOException {
        try (InputStream in = ClassLoader.getPlatformClassLoader().getResourceAsStream(resource)) {
            if (in != null) {
                return Optional.of(in.readAllBytes());
            }
        }
        ModuleReference module = module(resource.substring(0, Math.max(resource.lastIndexOf('/'), 0)));
        if (module == null) {
            return Optional.empty();
        }
        try (ModuleReader reader = module.open()) {
            Optional<InputStream> found = reader.open(resource);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            try (InputStream in = found.get()) {
                return Optional.of(in.readAllBytes());
            }
        }
    }

    private @Nullable ModuleReference module(String directory) {
        Map<String, ModuleReference> known = byPackage;
        if (known == null) {
            known = new HashMap<>();
            for (ModuleReference module : ModuleFinder.ofSystem().findAll()) {
                for (String name : module.descriptor().packages()) {
                    known.put(name.replace('.', '/'), module);
                }
            }
            byPackage = known;
        }
        return known.get(directory);
    }
}
