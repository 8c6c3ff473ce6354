package io.github.secureblocks.samples.benchmarks.filters;

/** A request that a script of a trusted origin sends. */
public class PostAcross extends Handle {
    /** With that request. */
    public PostAcross() {
        super(new InMemoryRequest("POST", Browser.sending("cross-site", "https://app.example")));
    }
}
