package io.github.secureblocks.rules.guard;

/** One setting of a file, with the line that it stands on. */
record Setting(String name, String value, int line) {
    String text() {
        return name + "=" + value;
    }
}
