package io.github.secureblocks.samples.rules.access;

import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Endpoints of which nobody has said who may call them. */
@RestController
class AccessUndeclaredEndpointBad {
    @GetMapping("/count")
    int count() {
        return 0; // finds access/undeclared-endpoint
    }

    @DeleteMapping("/notes/{id}")
    void delete(@PathVariable long id) {
        throw new UnsupportedOperationException("Not in an example"); // finds access/undeclared-endpoint
    }
}
