package io.github.secureblocks.samples.benchmarks.encoders;

/** 29 characters of which none needs encoding. */
public class CleanShort extends EncodeText {
    /** With that text. */
    public CleanShort() {
        super(Texts.CLEAN_SHORT);
    }
}
