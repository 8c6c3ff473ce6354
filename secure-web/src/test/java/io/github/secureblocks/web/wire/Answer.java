package io.github.secureblocks.web.wire;

import java.util.List;
import java.util.Locale;

/** What came back over the wire, as it was. */
public record Answer(int status, String head, String body) {
    public List<String> headers(String name) {
        String start = name.toLowerCase(Locale.ROOT) + ":";
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                .map(line -> line.substring(start.length()).strip())
                .toList();
    }

    public String header(String name) {
        return String.join(",", headers(name));
    }
}
