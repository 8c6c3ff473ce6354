package io.github.secureblocks.samples.databases;

import java.net.InetAddress;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.junit.jupiter.api.Assumptions;

/** The databases of one test run: started together, stopped together. */
final class Servers implements AutoCloseable {
    private final Optional<InetAddress> distant;
    private final CompletableFuture<TestAuthority> authority;
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final Map<Engine, CompletableFuture<RunningServer>> starting = new EnumMap<>(Engine.class);

    private Servers(Optional<InetAddress> distant) {
        this.distant = distant;
        this.authority = CompletableFuture.supplyAsync(() -> TestAuthority.forServerAt(
                distant.map(InetAddress::getHostAddress).map(List::of).orElse(List.of())));
        starting.put(Engine.H2, CompletableFuture.completedFuture(InMemory.start()));
        start(Engine.POSTGRESQL, RunningPostgres::start);
        start(Engine.MARIADB, RunningMariaDb::start);
    }

    static Servers start() {
        return new Servers(DistantAddress.find());
    }

    /** Waits until that database is there; the test is skipped where none exists for this machine. */
    Server of(Engine engine) {
        CompletableFuture<RunningServer> server = starting.get(engine);
        return server == null
                ? skipped("no " + engine + " server exists for " + ServerBinaries.machine())
                : server.join().server();
    }

    /** The certificates that the servers have. */
    TestAuthority authority() {
        return authority.join();
    }

    /** An address of this machine that is not its loopback; the test is skipped where it has none. */
    InetAddress distantAddress() {
        return distant.orElseGet(() -> skipped("this machine has no address but its loopback"));
    }

    @Override
    public void close() {
        CompletableFuture<?>[] stopping = starting.values().stream()
                .map(started -> started.thenAccept(RunningServer::close))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(stopping).join();
        RunningServer.delete(authority.join().directory());
    }

    private void start(Engine engine, Function<TestAuthority, RunningServer> server) {
        if (ServerBinaries.contain(engine)) {
            starting.put(engine, authority.thenApplyAsync(server));
        }
    }

    /** Aloud: a build that has tested less says so. */
    private <T> T skipped(String why) {
        if (told.add(why)) {
            System.out.println("SKIPPED: " + why);
        }
        return Assumptions.abort(why);
    }

    private record InMemory(Server server) implements RunningServer {
        static RunningServer start() {
            return new InMemory(new Server(Engine.H2, "jdbc:h2:mem:app;DB_CLOSE_DELAY=-1", "app", "of-a-test"));
        }

        @Override
        public void close() {}
    }
}
