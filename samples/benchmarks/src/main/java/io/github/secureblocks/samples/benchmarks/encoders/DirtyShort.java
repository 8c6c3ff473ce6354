package io.github.secureblocks.samples.benchmarks.encoders;

/** 31 characters of which five need encoding. */
public class DirtyShort extends EncodeText {
    /** With that text. */
    public DirtyShort() {
        super(Texts.DIRTY_SHORT);
    }
}
