package io.github.secureblocks.samples.benchmarks.html;

/** Bytes of a page that for the most part needs no encoding. */
public class CleanStream extends ToStream {
    /** With that page. */
    public CleanStream() {
        super(NotesPage.clean());
    }
}
