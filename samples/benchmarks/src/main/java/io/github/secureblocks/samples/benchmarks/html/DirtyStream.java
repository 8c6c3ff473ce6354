package io.github.secureblocks.samples.benchmarks.html;

/** Bytes of a page of which each value needs encoding. */
public class DirtyStream extends ToStream {
    /** With that page. */
    public DirtyStream() {
        super(NotesPage.dirty());
    }
}
