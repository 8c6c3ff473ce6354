package io.github.secureblocks.rules.bytecode;

/**
 * A file of settings that lies beside the checked classes: {@code .properties}, or Spring's {@code application*.yml}.
 *
 * @param location where it came from: a path, or a jar's path, {@code !/} and the entry
 * @param name as a class loader is asked for it: relative to the root, with {@code /}
 * @param bytes its content, not copied
 */
public record ResourceFile(String location, String name, byte[] bytes) {
    static final int MAX_BYTES = 1 << 20;

    static boolean isOne(String name) {
        String file = name.substring(name.lastIndexOf('/') + 1);
        return file.endsWith(".properties")
                || (file.startsWith("application") && (file.endsWith(".yml") || file.endsWith(".yaml")));
    }

    @Override
    public String toString() {
        return location;
    }
}
