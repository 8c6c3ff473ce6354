package io.github.secureblocks.samples.attack;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;

/** What an application answered. */
record Answer(HttpResponse<String> response) {
    int status() {
        return response.statusCode();
    }

    String body() {
        return response.body();
    }

    boolean shows(String text) {
        return body().contains(text);
    }

    boolean isRedirect() {
        return status() == 302 || status() == 303;
    }

    Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    List<String> cookies() {
        return response.headers().allValues("Set-Cookie");
    }
}
