package io.github.secureblocks.web.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends many bad requests, and says what every answer has to be. */
public final class BadRequestCheck {
    private static final Pattern LEAK = Pattern.compile("Exception|\tat |java\\.|org\\.|Tomcat|io\\.github");

    private static final Pattern LENGTH = Pattern.compile("Content-Length: (\\d{1,9})\r\n");
    private static final Set<Integer> OF_THE_CONTAINER = Set.of(400, 404, 405, 413, 414, 417, 426, 431, 501);

    /** RFC 9112, 6.1. */
    private static final int UNKNOWN_TRANSFER_CODING = 501;

    private final List<String> found = new ArrayList<>();
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private int behindTheFilters;

    public BadRequestCheck run(Wire wire, List<String> paths, long seed, int rounds) {
        BadRequests requests = new BadRequests(seed);
        for (int round = 0; round < rounds; round++) {
            String request = requests.next(paths);
            Answer answer = wire.send(request);
            statuses.merge(answer.status(), 1, Integer::sum);
            String wrong = wrongWith(answer, request);
            if (!wrong.isEmpty()) {
                found.add("seed " + seed + " round " + round + ", " + wrong + ": " + shown(request));
            }
        }
        assertThat(found.subList(0, Math.min(found.size(), 8))).isEmpty();
        return this;
    }

    /** The container's own answers have none of our headers; none at all comes to who has stopped in the middle of a body. */
    private String wrongWith(Answer answer, String request) {
        int status = answer.status();
        if (answer.header("Content-Security-Policy").isEmpty()) {
            boolean own = OF_THE_CONTAINER.contains(status) || status == 0 && isCutOff(request);
            return own ? "" : "container's status " + status;
        }
        behindTheFilters++;
        if (status < 200 || status > 499 && status != UNKNOWN_TRANSFER_CODING) {
            return "status " + status;
        }
        if (!answer.header("X-Injected").isEmpty()) {
            return "a header of the client's";
        }
        if (status < 400 || request.startsWith("HEAD ")) {
            return "";
        }
        boolean page = answer.header("Content-Type").startsWith("text/html");
        boolean problem = answer.body().contains(page ? "<!doctype html>" : "{\"type\":\"about:blank\"");
        return problem && !LEAK.matcher(answer.body()).find() ? "" : "no problem's body of " + status;
    }

    private static boolean isCutOff(String request) {
        int end = request.indexOf("\r\n\r\n");
        Matcher length = LENGTH.matcher(request);
        return request.contains("Transfer-Encoding")
                || length.find() && Integer.parseInt(length.group(1)) > request.length() - end - 4;
    }

    public Map<Integer, Integer> statuses() {
        return statuses;
    }

    public int behindTheFilters() {
        return behindTheFilters;
    }

    private static String shown(String request) {
        String line = request.replace("\r\n", "|").replaceAll("[^ -~]", "?").replaceAll("(.)\\1{20,}", "$1$1...");
        return line.substring(0, Math.min(400, line.length()));
    }
}
