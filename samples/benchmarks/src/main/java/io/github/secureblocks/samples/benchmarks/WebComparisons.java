package io.github.secureblocks.samples.benchmarks;

import io.github.secureblocks.samples.benchmarks.Comparison.Standing;
import io.github.secureblocks.samples.benchmarks.encoders.CleanLong;
import io.github.secureblocks.samples.benchmarks.encoders.CleanShort;
import io.github.secureblocks.samples.benchmarks.encoders.DirtyLong;
import io.github.secureblocks.samples.benchmarks.encoders.DirtyShort;
import io.github.secureblocks.samples.benchmarks.encoders.NotLatin;
import io.github.secureblocks.samples.benchmarks.filters.GetPage;
import io.github.secureblocks.samples.benchmarks.filters.PostAcross;
import io.github.secureblocks.samples.benchmarks.filters.PostForm;
import io.github.secureblocks.samples.benchmarks.html.CleanStream;
import io.github.secureblocks.samples.benchmarks.html.CleanText;
import io.github.secureblocks.samples.benchmarks.html.DirtyStream;
import io.github.secureblocks.samples.benchmarks.html.DirtyText;
import java.util.List;
import java.util.Map;

/** The web edge: pages beside template engines, encoders beside each other, and what the filters add. */
final class WebComparisons {
    private static final Map<String, String> ENGINES =
            Map.of("jte", "jte", "thymeleaf", "Thymeleaf", "freeMarker", "FreeMarker", "mustache", "JMustache");
    private static final Map<String, String> ENCODERS =
            Map.of("commonsText", "commons-text", "spring", "Spring HtmlUtils", "guava", "Guava", "esapi", "ESAPI");
    private static final Map<String, String> FILTERS = Map.of(
            "headers", "headers",
            "errors", "errors and identifier",
            "methods", "methods",
            "cors", "CORS",
            "crossSite", "cross-site guard");

    static final List<Comparison> ALL = List.of(
            page("page-of-50-clean", CleanText.class, "StringBuilder + OWASP encoder"),
            page("page-of-50-dirty", DirtyText.class, "StringBuilder + OWASP encoder"),
            page("page-of-50-clean-to-stream", CleanStream.class, "StringBuilder + OWASP encoder, bytes of it"),
            page("page-of-50-dirty-to-stream", DirtyStream.class, "StringBuilder + OWASP encoder, bytes of it"),
            text("clean-short", CleanShort.class),
            text("clean-long", CleanLong.class),
            text("dirty-short", DirtyShort.class),
            text("dirty-long", DirtyLong.class),
            text("not-latin", NotLatin.class));

    static final List<Overhead> OVERHEADS = List.of(
            edge("get-page", GetPage.class), edge("post-form", PostForm.class), edge("post-across", PostAcross.class));

    private WebComparisons() {}

    private static Comparison page(String work, Class<?> benchmark, String floor) {
        Map<String, String> beside = Map.of("oursInOne", "ours, one template");
        return new Comparison("html/" + work, benchmark, 1.15, floor, "", Standing.AHEAD, ENGINES, beside);
    }

    private static Comparison text(String work, Class<?> benchmark) {
        return new Comparison(
                "encoders/" + work, benchmark, 1.15, "OWASP encoder", "", Standing.ANY, ENCODERS, Map.of());
    }

    private static Overhead edge(String work, Class<?> benchmark) {
        return new Overhead("filters/" + work, benchmark, "bare servlet", 10_000, 2_048, FILTERS);
    }
}
