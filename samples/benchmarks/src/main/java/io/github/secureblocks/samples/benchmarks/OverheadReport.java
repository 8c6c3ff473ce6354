package io.github.secureblocks.samples.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.secureblocks.samples.benchmarks.Overhead.Figure;
import io.github.secureblocks.samples.benchmarks.Overhead.Part;
import io.github.secureblocks.samples.benchmarks.Ratio.Score;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes what is added for people and for programs. */
record OverheadReport(Path docs) {
    void write(String suite, List<Figure> figures) throws IOException {
        Path folder = Files.createDirectories(docs.resolve("benchmarks"));
        Files.writeString(folder.resolve(suite + ".json"), json(figures));
        Files.writeString(folder.resolve(suite + ".md"), Measurement.taken() + table(figures));
        Page.write(docs);
    }

    static String json(List<Figure> figures) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartArray();
            for (Figure each : figures) {
                json.writeStartObject();
                json.writeStringField("name", each.overhead().name());
                json.writeNumberField(
                        "nanoseconds", Math.round(each.nanoseconds().value()));
                json.writeNumberField("low", Math.round(each.nanoseconds().low()));
                json.writeNumberField("high", Math.round(each.nanoseconds().high()));
                json.writeNumberField("goal", Math.round(each.overhead().nanoseconds()));
                json.writeNumberField("bytes", Math.round(each.bytes().value()));
                json.writeNumberField("goalBytes", Math.round(each.overhead().bytes()));
                json.writeStringField("floor", each.overhead().floor());
                json.writeObjectFieldStart("parts");
                for (Map.Entry<String, Part> part : each.parts().entrySet()) {
                    json.writeNumberField(
                            part.getKey(), Math.round(part.getValue().nanoseconds()));
                }
                json.writeEndObject();
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        return text + "\n";
    }

    static String table(List<Figure> figures) {
        StringBuilder page = new StringBuilder("""
                | figure | floor (its time) | we add | goal | each alone adds |
                |---|---|---|---|---|
                """);
        for (Figure each : figures) {
            page.append(String.format(
                    Locale.ROOT,
                    "| %s | %s (%.4g %s) | **%s ns, %.0f B** | %,.0f ns, %,.0f B%s | %s |%n",
                    each.overhead().name(),
                    each.overhead().floor(),
                    each.floor().time(),
                    each.floor().unit(),
                    times(each.nanoseconds()),
                    each.bytes().value(),
                    each.overhead().nanoseconds(),
                    each.overhead().bytes(),
                    each.missed() ? " missed" : "",
                    parts(each.parts())));
        }
        return page.toString();
    }

    private static String times(Score score) {
        return String.format(Locale.ROOT, "%.0f (%.0f to %.0f)", score.value(), score.low(), score.high());
    }

    private static String parts(Map<String, Part> parts) {
        return parts.entrySet().stream()
                .map(part -> String.format(
                        Locale.ROOT,
                        "%s %.0f ns, %.0f B",
                        part.getKey(),
                        part.getValue().nanoseconds(),
                        part.getValue().bytes()))
                .collect(Collectors.joining("<br>"));
    }
}
