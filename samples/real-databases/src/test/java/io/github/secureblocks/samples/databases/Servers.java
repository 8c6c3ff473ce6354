package io.github.secureblocks.samples.databases;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The databases of one test run: started together, stopped together. */
final class Servers implements AutoCloseable {
    private final List<CompletableFuture<RunningServer>> starting;

    private Servers(List<CompletableFuture<RunningServer>> starting) {
        this.starting = starting;
    }

    static Servers start() {
        return new Servers(List.of(
                CompletableFuture.completedFuture(InMemory.start()),
                CompletableFuture.supplyAsync(RunningPostgres::start),
                CompletableFuture.supplyAsync(RunningMariaDb::start)));
    }

    /** Waits until that database is there. */
    Server of(Engine engine) {
        return starting.get(engine.ordinal()).join().server();
    }

    @Override
    public void close() {
        CompletableFuture<?>[] stopping = starting.stream()
                .map(started -> started.thenAccept(RunningServer::close))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(stopping).join();
    }

    private record InMemory(Server server) implements RunningServer {
        static RunningServer start() {
            return new InMemory(new Server(Engine.H2, "jdbc:h2:mem:app;DB_CLOSE_DELAY=-1", "app", "of-a-test"));
        }

        @Override
        public void close() {}
    }
}
