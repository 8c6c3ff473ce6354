package io.github.secureblocks.web.servlet;

import io.github.secureblocks.web.cors.CorsVerdict;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A response whose CORS headers and {@code Vary} outlast what a handler does to it. */
final class CorsResponse extends HttpServletResponseWrapper {
    private static final String VARY = "Vary";

    private final CorsVerdict verdict;

    private CorsResponse(HttpServletResponse response, CorsVerdict verdict) {
        super(response);
        this.verdict = verdict;
    }

    static CorsResponse of(HttpServletResponse response, CorsVerdict verdict) {
        CorsResponse marked = new CorsResponse(response, verdict);
        marked.write();
        return marked;
    }

    private void write() {
        verdict.headers().forEach(super::setHeader);
        vary();
    }

    /** Once, however often a request is dispatched. */
    private void vary() {
        Collection<String> lines = getHeaders(VARY);
        if (lines.isEmpty()) {
            super.addHeader(VARY, verdict.vary());
            return;
        }
        Set<String> told = new HashSet<>();
        for (String line : lines) {
            told.addAll(namesIn(line));
        }
        if (!told.containsAll(namesIn(verdict.vary()))) {
            super.addHeader(VARY, verdict.vary());
        }
    }

    private static List<String> namesIn(String line) {
        return Arrays.stream(line.split(","))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    @Override
    public void reset() {
        super.reset();
        write();
    }

    @Override
    public void setHeader(String name, @Nullable String value) {
        super.setHeader(name, value);
        if (name.equalsIgnoreCase(VARY)) {
            vary();
        }
    }
}
