package io.github.secureblocks.rules.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.secureblocks.rules.bytecode.Unreadable;
import io.github.secureblocks.rules.catalogue.Rule;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** Renders a report as one JSON object, for tools. */
public final class JsonReport {
    private JsonReport() {}

    /**
     * Renders it.
     *
     * @param report what to tell
     * @param verify the command that checks again
     * @return JSON, ending in a line break
     */
    public static String render(Report report, String verify) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeArrayFieldStart("findings");
            for (Finding finding : report.findings()) {
                write(json, finding, verify);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("acceptedRisks");
            for (AcceptedFinding accepted : report.accepted()) {
                write(json, accepted);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("notAnalysed");
            for (Unreadable unreadable : report.notAnalysed()) {
                json.writeStartObject();
                json.writeStringField("location", unreadable.location());
                json.writeStringField("reason", unreadable.reason());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeNumberField("checkedClasses", report.checkedClasses());
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text + "\n";
    }

    private static void write(JsonGenerator json, Finding finding, String verify) throws IOException {
        Rule rule = finding.rule();
        json.writeStartObject();
        json.writeStringField("ruleId", rule.id());
        json.writeArrayFieldStart("cwe");
        for (int number : rule.cwe()) {
            json.writeNumber(number);
        }
        json.writeEndArray();
        json.writeStringField("severity", lower(rule.severity()));
        json.writeStringField("verdict", lower(finding.verdict()));
        place(json, finding);
        json.writeStringField("found", finding.found());
        json.writeStringField("why", rule.why());
        json.writeStringField("impact", rule.impact());
        json.writeObjectFieldStart("fix");
        strings(json, "imports", rule.fix().imports());
        json.writeStringField("before", rule.fix().before());
        json.writeStringField("after", rule.fix().after());
        json.writeEndObject();
        strings(json, "doNot", rule.doNot());
        json.writeStringField("verify", verify);
        json.writeStringField("docs", finding.docs());
        json.writeStringField("fingerprint", finding.fingerprint());
        if (!finding.acceptance().isEmpty()) {
            json.writeStringField("acceptance", finding.acceptance());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, AcceptedFinding accepted) throws IOException {
        json.writeStartObject();
        json.writeStringField("ruleId", accepted.finding().rule().id());
        place(json, accepted.finding());
        json.writeStringField("owner", accepted.owner());
        json.writeStringField("reason", accepted.reason());
        json.writeStringField("expires", accepted.expires());
        json.writeStringField("fingerprint", accepted.finding().fingerprint());
        json.writeEndObject();
    }

    private static void place(JsonGenerator json, Finding finding) throws IOException {
        json.writeStringField("file", finding.file());
        json.writeNumberField("line", finding.line());
        json.writeStringField("className", finding.className());
        json.writeStringField("symbol", finding.symbol());
    }

    private static void strings(JsonGenerator json, String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
