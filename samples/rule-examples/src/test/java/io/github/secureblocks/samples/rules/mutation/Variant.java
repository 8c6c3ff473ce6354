package io.github.secureblocks.samples.rules.mutation;

/** A rewritten example and the line where the finding is expected. */
record Variant(Site site, String mutation, int line, String text) {
    /** Whether the finding is expected on this line: a statement of several lines may be reported on any of them. */
    boolean isHere(int found) {
        boolean moved = text.contains(Rewriting.HERE);
        return found == line || (!moved && found >= site.firstLine() && found <= site.line() + Math.max(0, added()));
    }

    /** Whether the example is marked on this line, or was before lines came or went in front of it. */
    boolean isMarked(int found) {
        return site.example().isMarked(found) || site.example().isMarked(found - added());
    }

    private int added() {
        return (int) (text.lines().count() - site.example().text().lines().count());
    }

    /** The source in a package of its own. */
    String in(String packageName) {
        return text.replaceFirst("package [\\w.]+;", "package " + packageName + ";");
    }
}
