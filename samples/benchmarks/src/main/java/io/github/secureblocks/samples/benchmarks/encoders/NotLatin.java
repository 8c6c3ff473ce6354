package io.github.secureblocks.samples.benchmarks.encoders;

/** Text beyond Latin of which nothing needs encoding. */
public class NotLatin extends EncodeText {
    /** With that text. */
    public NotLatin() {
        super(Texts.NOT_LATIN);
    }
}
