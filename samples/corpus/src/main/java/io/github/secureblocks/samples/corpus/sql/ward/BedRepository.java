package io.github.secureblocks.samples.corpus.sql.ward;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The beds of all wards. */
@Repository
class BedRepository extends TableRepository {
    BedRepository(JdbcTemplate jdbc) {
        super(jdbc);
    }

    @Override
    String table() {
        return "beds";
    }
}
