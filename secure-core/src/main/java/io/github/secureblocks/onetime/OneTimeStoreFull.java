package io.github.secureblocks.onetime;

/** There is no room for another link or code until one is redeemed or over. */
public final class OneTimeStoreFull extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OneTimeStoreFull(int most) {
        super("The memory holds " + most + " links and codes that are not over; limit how often one may be asked for"
                + " (RateLimiter), or keep them in a database: SqlOneTimeStore.of(db)");
    }
}
