package io.github.secureblocks.samples.corpus.blind.sql.fleet;

import java.util.List;

record VehicleSearch(Kind kind, String colour, String orderBy, List<String> fields) {
    private static final List<String> ORDERS = List.of("plate", "built", "seats");

    enum Kind {
        CAR,
        VAN
    }

    VehicleSearch {
        if (!ORDERS.contains(orderBy)) {
            throw new IllegalArgumentException("orderBy is one of " + ORDERS);
        }
        fields = List.copyOf(fields);
    }
}
