package io.github.secureblocks.samples.corpus.blind.sql.fleet;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class VehicleController {
    private final VehicleService service;

    VehicleController(VehicleService service) {
        this.service = service;
    }

    @GetMapping("/vehicles")
    List<Long> list(@RequestParam String sort, @RequestParam(defaultValue = "0") int page) {
        return service.list(sort, page);
    }

    @PostMapping("/vehicles/search")
    List<Long> search(@RequestBody VehicleSearch search) {
        return service.search(search);
    }

    @GetMapping("/vehicles/{plate}/trips")
    List<Long> trips(@PathVariable String plate, HttpServletRequest request) {
        RequestScope.begin(request.getHeader("X-Branch"), request.getRemotePort());
        try {
            return service.trips(plate);
        } finally {
            RequestScope.end();
        }
    }

    @GetMapping("/vehicles/statistics")
    List<Long> statistics(@RequestParam String by, @RequestParam VehicleSearch.Kind kind) {
        return service.statistics(by, kind);
    }
}
