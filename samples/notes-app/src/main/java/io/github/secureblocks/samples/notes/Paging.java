package io.github.secureblocks.samples.notes;

/** Which part of a long list somebody wants to see. */
record Paging(int page, int size) {
    static final int DEFAULT_SIZE = 20;
    static final Paging FIRST = new Paging(1, DEFAULT_SIZE);

    private static final int LAST_PAGE = 1_000;
    private static final int GREATEST_SIZE = 100;

    boolean isUsable() {
        return page >= 1 && page <= LAST_PAGE && size >= 1 && size <= GREATEST_SIZE;
    }

    int skipped() {
        return (page - 1) * size;
    }

    boolean isLast(long total) {
        return page == LAST_PAGE || skipped() + size >= total;
    }
}
