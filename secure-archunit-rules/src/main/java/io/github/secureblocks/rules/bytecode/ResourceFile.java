package io.github.secureblocks.rules.bytecode;

import java.util.Arrays;

/**
 * A file that lies beside the checked classes: settings ({@code .properties}, or Spring's {@code application*.yml}), or the
 * XML of a mapper.
 *
 * @param location where it came from: a path, or a jar's path, {@code !/} and the entry
 * @param name as a class loader is asked for it: relative to the root, with {@code /}
 * @param bytes its content, not copied
 */
public record ResourceFile(String location, String name, byte[] bytes) {
    static final int MAX_BYTES = 1 << 20;

    private static final RawText MAPPER = RawText.of("<mapper");

    /** Whether it may hold a mapper, which its name does not tell. */
    static boolean isXml(String name) {
        return name.endsWith(".xml");
    }

    /**
     * Whether it is XML, not settings.
     *
     * @return by its name
     */
    public boolean isXml() {
        return isXml(name);
    }

    /** Whether the root element of a mapper stands in it, in an encoding of one or of two bytes. */
    static boolean holdsMapper(byte[] bytes) {
        if (MAPPER.isIn(bytes)) {
            return true;
        }
        byte[] narrow = new byte[bytes.length];
        int length = 0;
        for (byte each : bytes) {
            if (each != 0) {
                narrow[length++] = each;
            }
        }
        return length < bytes.length && MAPPER.isIn(Arrays.copyOf(narrow, length));
    }

    /** Whether it holds the settings of the application itself. */
    static boolean isOfApplication(String name) {
        return isOne(name) && name.substring(name.lastIndexOf('/') + 1).startsWith("application");
    }

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
