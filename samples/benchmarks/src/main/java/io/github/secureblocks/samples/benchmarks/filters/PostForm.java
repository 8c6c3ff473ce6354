package io.github.secureblocks.samples.benchmarks.filters;

/** A form that a person sends from a page of ours. */
public class PostForm extends Handle {
    /** With that request. */
    public PostForm() {
        super(new InMemoryRequest("POST", Browser.sending("same-origin", "https://notes.example")));
    }
}
