package io.github.secureblocks.samples.databases;

import io.github.secureblocks.crypto.MasterKey;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.refresh.RefreshRejected;
import io.github.secureblocks.refresh.RefreshStore;
import io.github.secureblocks.refresh.RefreshTokens;
import io.github.secureblocks.refresh.sql.SqlRefreshStore;
import io.github.secureblocks.secret.Secret;
import io.github.secureblocks.sql.Database;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A process of its own that redeems. Told on its input: the engine, URL, user and password of the database, the master key,
 * the retry window in milliseconds, how many threads redeem each token, the moment at which it halts, and then tokens.
 */
final class RefreshChild {
    private RefreshChild() {}

    public static void main(String[] none) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        Server server = new Server(Engine.valueOf(in.readLine()), in.readLine(), in.readLine(), in.readLine());
        MasterKey key = MasterKey.of(Secret.of(in.readLine()));
        Duration window = Duration.ofMillis(Long.parseLong(in.readLine()));
        int threads = Integer.parseInt(in.readLine());
        String halt = in.readLine();
        try (Database db =
                Database.open(server.settings().maximumConnections(threads).build())) {
            RefreshStore store = new HaltingRefreshStore(SqlRefreshStore.of(db), halt);
            redeemAll(in, tokens(store, key, window), threads);
        }
    }

    static RefreshTokens tokens(RefreshStore store, MasterKey key, Duration window) {
        return RefreshTokens.builder(store, key)
                .retryWindow(window)
                .events(SecurityEvents.to(event -> {}, InstantSource.system()))
                .build();
    }

    static String answer(RefreshTokens tokens, String token) {
        try {
            return tokens.redeem(token).token().revealAsString();
        } catch (RefreshRejected rejected) {
            return rejected.reason().name();
        }
    }

    /** For each line of one token a line of answers; where a line begins by "on", goes on with the successors until killed. */
    private static void redeemAll(BufferedReader in, RefreshTokens tokens, int threads) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            say("ready");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String token = line;
                if (line.startsWith("on ")) {
                    pool.execute(() -> goOn(tokens, token.substring(3)));
                } else {
                    say(String.join(" ", atOnce(pool, threads, tokens, token)));
                }
            }
        } finally {
            pool.shutdown();
        }
    }

    private static List<String> atOnce(ExecutorService pool, int threads, RefreshTokens tokens, String token)
            throws Exception {
        List<Future<String>> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            running.add(pool.submit(() -> answer(tokens, token)));
        }
        List<String> answers = new ArrayList<>();
        for (Future<String> one : running) {
            answers.add(one.get());
        }
        return answers;
    }

    private static void goOn(RefreshTokens tokens, String first) {
        for (String token = first; token.length() > 20; ) {
            String answer = answer(tokens, token);
            say(token + " " + answer);
            token = answer;
        }
    }

    private static synchronized void say(String line) {
        try {
            System.out.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
            System.out.flush();
        } catch (IOException gone) {
            Runtime.getRuntime().halt(1);
        }
    }
}
