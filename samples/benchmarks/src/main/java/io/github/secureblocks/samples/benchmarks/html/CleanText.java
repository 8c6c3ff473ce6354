package io.github.secureblocks.samples.benchmarks.html;

/** Text that for the most part needs no encoding. */
public class CleanText extends ToText {
    /** With that page. */
    public CleanText() {
        super(NotesPage.clean());
    }
}
