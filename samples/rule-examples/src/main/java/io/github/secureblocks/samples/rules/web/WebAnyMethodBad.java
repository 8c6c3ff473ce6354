package io.github.secureblocks.samples.rules.web;

import io.github.secureblocks.web.spring.RequiresRole;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** A link deletes. */
@RestController
@RequestMapping("/notes")
@RequiresRole("user")
class WebAnyMethodBad {
    private int deleted;

    @RequestMapping("/delete")
    int delete() {
        return ++deleted; // finds web/any-method
    }

    @RequestMapping(path = "/clear", produces = "application/json")
    int clear() {
        return deleted = 0; // finds web/any-method
    }

    @RequestMapping(
            path = "/undo",
            method = {RequestMethod.GET, RequestMethod.POST})
    int undo() {
        return --deleted; // finds web/any-method
    }
}
