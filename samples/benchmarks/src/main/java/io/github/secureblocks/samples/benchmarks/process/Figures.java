package io.github.secureblocks.samples.benchmarks.process;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.secureblocks.samples.benchmarks.Machine;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.MathContext;

/** The results for programs. */
record Figures(Results results, Machine machine) {
    String render() throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeStringField("date", machine.date().toString());
            json.writeStringField("java", machine.java());
            json.writeNumberField("processors", machine.processors());
            json.writeArrayFieldStart("goals");
            for (Goal goal : results.goals()) {
                json.writeStartObject();
                json.writeStringField("name", goal.name());
                json.writeNumberField("value", rounded(goal.value()));
                json.writeNumberField("limit", rounded(goal.limit()));
                json.writeStringField("unit", goal.unit());
                json.writeBooleanField("met", goal.met());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("processes");
            for (Series series : results.all()) {
                write(series, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text + "\n";
    }

    private static void write(Series series, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", series.contender().name());
        json.writeNumberField("classes", series.contender().classes());
        json.writeArrayFieldStart("runs");
        for (Usage usage : series.runs()) {
            json.writeStartObject();
            json.writeNumberField("cpuSeconds", rounded(usage.cpu()));
            json.writeNumberField("wallSeconds", rounded(usage.wall()));
            json.writeNumberField("megabytes", rounded(usage.megabytes()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static BigDecimal rounded(double value) {
        return new BigDecimal(value).round(new MathContext(4));
    }
}
