package io.github.secureblocks.samples.rules.access;

import io.github.secureblocks.web.spring.Authenticated;
import io.github.secureblocks.web.spring.RequiresRole;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Each endpoint, or its class, says who may call it. */
@RestController
@Authenticated
class AccessUndeclaredEndpointGood {
    @GetMapping("/count")
    int count() {
        return 0;
    }

    @RequiresRole("admin")
    @DeleteMapping("/notes/{id}")
    void delete(@PathVariable long id) {
        throw new UnsupportedOperationException("Not in an example");
    }
}
