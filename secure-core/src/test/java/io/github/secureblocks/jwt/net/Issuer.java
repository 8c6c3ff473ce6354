package io.github.secureblocks.jwt.net;

import io.github.secureblocks.HandClock;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.jwt.SigningAlgorithm;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keys read from an issuer whose answers, and whose time, a test decides. */
final class Issuer {
    private static final URI ADDRESS = URI.create("https://login.example/keys");

    final HandClock clock = new HandClock();
    final HandBackground background = new HandBackground(clock);
    final HandSource source;
    final List<String> told = new CopyOnWriteArrayList<>();

    Issuer(String document) {
        source = new HandSource(document);
    }

    RemoteKeys keys() {
        return keys(builder());
    }

    RemoteKeys keys(RemoteKeys.Builder builder) {
        return builder.build(source, background);
    }

    RemoteKeys.Builder builder() {
        return RemoteKeys.builder(ADDRESS, SigningAlgorithm.RS256)
                .timeout(Duration.ofSeconds(20))
                .clock(clock)
                .events(SecurityEvents.to(event -> told.add(event.type() + " " + event.reason()), clock));
    }
}
