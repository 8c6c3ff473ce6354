package io.github.secureblocks.samples.corpus.blind.sql.fleet;

/** What the layers below need of the request that runs in this thread. */
final class RequestScope {
    private static final ThreadLocal<RequestScope> CURRENT = new ThreadLocal<>();

    private final String branch;
    private final int shard;

    private RequestScope(String branch, int shard) {
        this.branch = branch;
        this.shard = shard;
    }

    static void begin(String branch, int port) {
        CURRENT.set(new RequestScope(branch, port % 4));
    }

    static void end() {
        CURRENT.remove();
    }

    static String branch() {
        return CURRENT.get().branch;
    }

    static int shard() {
        return CURRENT.get().shard;
    }
}
