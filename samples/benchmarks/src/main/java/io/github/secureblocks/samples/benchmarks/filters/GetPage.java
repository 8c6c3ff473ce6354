package io.github.secureblocks.samples.benchmarks.filters;

/** A page that a person opens. */
public class GetPage extends Handle {
    /** With that request. */
    public GetPage() {
        super(new InMemoryRequest("GET", Browser.opening()));
    }
}
