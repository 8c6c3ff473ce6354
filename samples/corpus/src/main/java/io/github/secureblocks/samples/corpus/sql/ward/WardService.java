package io.github.secureblocks.samples.corpus.sql.ward;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Stands between the web and the database. */
@Service
class WardService {
    private final WardRepository repository;
    private final BedRepository beds;

    WardService(WardRepository repository, BedRepository beds) {
        this.repository = repository;
        this.beds = beds;
    }

    List<Map<String, Object>> sorted(String sort) {
        String column = sort.equals("name") ? "name" : sort.equals("beds") ? "bed_count" : "id";
        return sort.startsWith("-") ? repository.unsafeOrder(sort.substring(1)) : repository.safeOrder(column);
    }

    List<Map<String, Object>> beds(long id, String filter) {
        List<Map<String, Object>> all = beds.unsafeInherited("ward = " + id + " and " + filter);
        all.addAll(beds.safeInherited("ward = " + id));
        return all;
    }

    int free(Period period) {
        return repository.safeReport(period.interval());
    }

    int used(String interval) {
        return repository.unsafeReport(interval);
    }
}
