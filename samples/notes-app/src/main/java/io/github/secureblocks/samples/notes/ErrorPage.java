package io.github.secureblocks.samples.notes;

import io.github.secureblocks.web.error.Problem;
import io.github.secureblocks.web.html.Html;
import io.github.secureblocks.web.html.SafeHtml;

/** What a person reads where something cannot be done. */
final class ErrorPage {
    private ErrorPage() {}

    static SafeHtml of(Problem problem) {
        return Page.of(problem.title(), null, Html.of("""
                        <p class="card problem">{}</p>
                        <p><a href="/">Back to the first page</a></p>{}""", advice(problem.status()), reference(problem)));
    }

    /** Finds the line in the log, which only what is our own fault has. */
    private static SafeHtml reference(Problem problem) {
        return problem.status() < 500
                ? Html.empty()
                : Html.of("<p class=\"muted\">Reference for questions: <code>{}</code></p>", problem.id());
    }

    private static String advice(int status) {
        return switch (status) {
            case 400 -> "The request could not be understood.";
            case 401 -> "Please log in first.";
            case 403 -> "You may not do this.";
            case 404 -> "There is nothing here, or nothing that is yours.";
            case 429 -> "That was too often. Please wait a minute and try again.";
            case 503 -> "Too much is going on, or something is out of reach. Please try again in a moment.";
            default -> "This did not work.";
        };
    }
}
