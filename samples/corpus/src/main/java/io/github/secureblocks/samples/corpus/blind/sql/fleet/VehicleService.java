package io.github.secureblocks.samples.corpus.blind.sql.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Service;

@Service
class VehicleService {
    private static final Map<String, String> ORDERS = Map.of("age", "built desc", "size", "seats, doors");

    private final VehicleRepository vehicles;

    VehicleService(VehicleRepository vehicles) {
        this.vehicles = vehicles;
    }

    List<Long> list(String sort, int page) {
        List<Long> all = new ArrayList<>(vehicles.unsafeOrderOfService(sort.isBlank() ? "plate" : sort, page));
        all.addAll(vehicles.safeOrderOfService(ORDERS.getOrDefault(sort, "plate"), page));
        return all;
    }

    List<Long> search(VehicleSearch search) {
        List<Long> all = new ArrayList<>(vehicles.unsafeBodyOfRequest(search));
        all.addAll(vehicles.safeBodyOfRequest(search));
        return all;
    }

    List<Long> trips(String plate) {
        List<Long> all = new ArrayList<>(vehicles.unsafeThreadOfRequest(plate));
        all.addAll(vehicles.safeThreadOfRequest(plate));
        return all;
    }

    List<Long> statistics(String by, VehicleSearch.Kind kind) {
        Grouping free = new Grouping(by, kind.name().toLowerCase(Locale.ROOT));
        Grouping fixed = new Grouping(by.equals("year") ? "built" : "seats", by);
        List<Long> all = new ArrayList<>(vehicles.unsafeFieldOfGrouping(free));
        all.addAll(vehicles.safeFieldOfGrouping(fixed));
        return all;
    }

    /** A column and what it is called in the answer. */
    static final class Grouping {
        private final String column;
        private final String title;

        private Grouping(String column, String title) {
            this.column = column;
            this.title = title;
        }

        String column() {
            return column;
        }

        String title() {
            return title;
        }
    }
}
