package io.github.secureblocks.samples.benchmarks.sql;

import org.jspecify.annotations.Nullable;

/** What a search form asks for; a part that is null is not asked for. */
record Filter(
        String owner,
        @Nullable String title,
        @Nullable Integer lowest,
        @Nullable Integer highest,
        @Nullable Long after,
        @Nullable Long before) {
    private static final Filter[] ALL = {
        new Filter("owner1", "note", 2, 8, 100L, 900L),
        new Filter("owner2", null, 2, 8, null, null),
        new Filter("owner3", "note", null, null, null, 900L),
        new Filter("owner4", null, null, null, null, null)
    };

    static Filter next(Contenders on) {
        return ALL[(int) (on.key() % ALL.length)];
    }
}
