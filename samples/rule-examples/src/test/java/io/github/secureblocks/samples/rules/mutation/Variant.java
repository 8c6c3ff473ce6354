package io.github.secureblocks.samples.rules.mutation;

/** A rewritten example and the line where the finding is expected. */
record Variant(Site site, String mutation, int line, String text) {
    /** The source in a package of its own. */
    String in(String packageName) {
        return text.replaceFirst("package [\\w.]+;", "package " + packageName + ";");
    }
}
