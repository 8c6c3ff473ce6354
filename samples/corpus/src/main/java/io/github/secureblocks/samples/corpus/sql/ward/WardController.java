package io.github.secureblocks.samples.corpus.sql.ward;

import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The clinic's wards over HTTP. */
@RestController
@RequestMapping("/wards")
public class WardController {
    private final WardService wards;

    public WardController(WardService wards) {
        this.wards = wards;
    }

    @GetMapping
    public List<Map<String, Object>> all(@RequestParam(defaultValue = "name") String sort) {
        return wards.sorted(sort);
    }

    @GetMapping("/{id}/beds")
    public List<Map<String, Object>> beds(@PathVariable long id, @RequestParam String filter) {
        return wards.beds(id, filter);
    }

    @GetMapping("/report")
    public Map<String, Object> report(@RequestParam Period period, @RequestParam String ward) {
        return Map.of("free", wards.free(period), "used", wards.used(period.name() + ward));
    }
}
