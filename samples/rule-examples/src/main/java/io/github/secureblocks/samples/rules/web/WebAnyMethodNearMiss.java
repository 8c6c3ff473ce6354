package io.github.secureblocks.samples.rules.web;

import io.github.secureblocks.web.spring.RequiresRole;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** A path for the whole class, and methods that say what they answer. */
@RestController
@RequestMapping("/notes")
@RequiresRole("user")
class WebAnyMethodNearMiss {
    private int deleted;

    @RequestMapping(path = "/delete", method = RequestMethod.DELETE)
    int delete() {
        return ++deleted;
    }

    @GetMapping("/deleted")
    int deleted() {
        return deleted;
    }
}
