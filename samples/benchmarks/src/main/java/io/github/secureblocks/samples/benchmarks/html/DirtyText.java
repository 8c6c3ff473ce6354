package io.github.secureblocks.samples.benchmarks.html;

/** Text of which each value needs encoding. */
public class DirtyText extends ToText {
    /** With that page. */
    public DirtyText() {
        super(NotesPage.dirty());
    }
}
