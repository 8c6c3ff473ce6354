package io.github.secureblocks.samples.benchmarks.encoders;

/** Some 4,000 characters of which a tenth needs encoding. */
public class DirtyLong extends EncodeText {
    /** With that text. */
    public DirtyLong() {
        super(Texts.DIRTY_LONG);
    }
}
