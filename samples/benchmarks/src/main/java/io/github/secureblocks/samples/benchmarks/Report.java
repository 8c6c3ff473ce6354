package io.github.secureblocks.samples.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.secureblocks.samples.benchmarks.Ratio.Score;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes the figures for people and for programs. */
record Report(Path docs) {
    /** Below it a ratio needs another digit. */
    private static final double SMALL = 0.1;

    void write(List<Ratio> ratios) throws IOException {
        Map<String, List<Ratio>> suites = ratios.stream()
                .collect(Collectors.groupingBy(each -> each.comparison().suite(), TreeMap::new, Collectors.toList()));
        Path folder = Files.createDirectories(docs.resolve("benchmarks"));
        for (Map.Entry<String, List<Ratio>> suite : suites.entrySet()) {
            Files.writeString(folder.resolve(suite.getKey() + ".json"), json(suite.getValue()));
            Files.writeString(folder.resolve(suite.getKey() + ".md"), Measurement.taken() + table(suite.getValue()));
        }
        Page.write(docs);
    }

    static String json(List<Ratio> ratios) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartArray();
            for (Ratio ratio : ratios) {
                json.writeStartObject();
                json.writeStringField("name", ratio.comparison().name());
                json.writeNumberField("ratio", rounded(ratio.ours().value()));
                json.writeNumberField("low", rounded(ratio.ours().low()));
                json.writeNumberField("high", rounded(ratio.ours().high()));
                json.writeNumberField("goal", rounded(ratio.comparison().goal()));
                json.writeStringField("floor", ratio.comparison().floor());
                json.writeObjectFieldStart("peers");
                for (Map.Entry<String, Score> peer : ratio.peers().entrySet()) {
                    json.writeNumberField(peer.getKey(), rounded(peer.getValue().value()));
                }
                json.writeEndObject();
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        return text + "\n";
    }

    static String table(List<Ratio> ratios) {
        StringBuilder page = new StringBuilder("""
                | figure | floor (its time) | ours / floor | goal | others / floor | allocation, ours (floor's) |
                |---|---|---|---|---|---|
                """);
        for (Ratio each : ratios) {
            String peers = each.peers().entrySet().stream()
                    .map(peer -> String.format(
                            Locale.ROOT,
                            "%s %s",
                            peer.getKey(),
                            number(peer.getValue().value())))
                    .collect(Collectors.joining("<br>"));
            page.append(String.format(
                    Locale.ROOT,
                    "| %s | %s (%.4g %s) | %s | %s | %s | %.0f B (%.0f B) |%n",
                    each.comparison().name(),
                    each.comparison().floor(),
                    each.floor().time(),
                    each.floor().unit(),
                    ratio(each.ours()),
                    goal(each),
                    peers.isEmpty() ? "-" : peers,
                    each.bytes(),
                    each.floor().bytes()));
        }
        return page.toString();
    }

    private static String goal(Ratio each) {
        String standing = switch (each.comparison().standing()) {
            case ANY -> "";
            case AHEAD -> ", ahead of the peers";
            case WITHIN_NOISE -> ", within noise of the best peer";
        };
        String missed = each.outrun().isEmpty() ? "" : " missed: " + String.join(", ", each.outrun());
        return String.format(Locale.ROOT, "%.2f", each.comparison().goal())
                + (each.missed() ? " missed" : "")
                + standing
                + missed;
    }

    private static String ratio(Score score) {
        return "**" + number(score.value()) + "** (" + number(score.low()) + " to " + number(score.high()) + ")";
    }

    private static String number(double value) {
        return rounded(value).toPlainString();
    }

    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(value < SMALL ? 3 : 2, RoundingMode.HALF_UP);
    }
}
