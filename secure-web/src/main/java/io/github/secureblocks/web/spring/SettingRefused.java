package io.github.secureblocks.web.spring;

/** A key or a value below {@code secure.web} that the application cannot start with; holds no value. */
final class SettingRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private SettingRefused(String message) {
        super(message);
    }

    /** What was expected is told by the kind of the key and, where a block refused the value, by the block. */
    static SettingRefused value(WebProperty property, String expected) {
        return new SettingRefused(property.key + ": " + expected + "; write " + property.key + "=" + property.example);
    }

    static SettingRefused because(String message) {
        return new SettingRefused(message);
    }
}
