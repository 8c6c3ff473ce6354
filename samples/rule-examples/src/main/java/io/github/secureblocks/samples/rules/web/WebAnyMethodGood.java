package io.github.secureblocks.samples.rules.web;

import io.github.secureblocks.web.spring.RequiresRole;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What writes answers POST alone. */
@RestController
@RequiresRole("user")
class WebAnyMethodGood {
    private int deleted;

    @PostMapping("/notes/delete")
    int delete() {
        return ++deleted;
    }
}
