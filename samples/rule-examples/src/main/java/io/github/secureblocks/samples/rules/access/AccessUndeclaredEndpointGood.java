package io.github.secureblocks.samples.rules.access;

import jakarta.annotation.security.RolesAllowed;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Each endpoint, or its class, says who may call it. */
@RestController
@RolesAllowed("user")
class AccessUndeclaredEndpointGood {
    @GetMapping("/count")
    int count() {
        return 0;
    }

    @RolesAllowed("admin")
    @DeleteMapping("/notes/{id}")
    void delete(@PathVariable long id) {
        throw new UnsupportedOperationException("Not in an example");
    }
}
