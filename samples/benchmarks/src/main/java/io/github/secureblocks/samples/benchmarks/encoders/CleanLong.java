package io.github.secureblocks.samples.benchmarks.encoders;

/** Some 4,000 characters of which none needs encoding. */
public class CleanLong extends EncodeText {
    /** With that text. */
    public CleanLong() {
        super(Texts.CLEAN_LONG);
    }
}
