package io.github.secureblocks.samples.benchmarks.encoders;

/** What is encoded. */
final class Texts {
    static final String CLEAN_SHORT = "Milk and eggs for the weekend";
    static final String CLEAN_LONG = "Every second day, and the fern every day. ".repeat(96);
    static final String DIRTY_SHORT = "\"Milk\" & eggs for the <weekend>";
    static final String DIRTY_LONG = "\"Milk\" & 12 eggs, if a < b and the fern's dry; ".repeat(84);

    /** Russian, Chinese and Greek, and a sign beyond the first 65,536. */
    static final String NOT_LATIN =
            "Молоко и яйца на выходные, 周末的牛奶和鸡蛋, γάλα και αυγά για το σαββατοκύριακο, \uD83E\uDD5A. ".repeat(2);

    private Texts() {}
}
