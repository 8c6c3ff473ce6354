package io.github.secureblocks.samples.corpus.sql.ward;

/** How far back a report looks. */
enum Period {
    DAY("1 day"),
    WEEK("7 days");

    private final String interval;

    Period(String interval) {
        this.interval = interval;
    }

    String interval() {
        return interval;
    }
}
