package io.github.secureblocks.samples.notes;

import io.github.secureblocks.web.error.Problem;
import io.github.secureblocks.web.html.Html;
import io.github.secureblocks.web.html.SafeHtml;

/** What a person reads where something cannot be done; the reference finds the line in the log. */
final class ErrorPage {
    private ErrorPage() {}

    static SafeHtml of(Problem problem) {
        return Page.of(problem.title(), null, Html.of("""
                        <p class="card problem">{}</p>
                        <p><a href="/">Back to the first page</a></p>
                        <p class="muted">Reference for questions: <code>{}</code></p>""", advice(problem.status()), problem.id()));
    }

    private static String advice(int status) {
        return switch (status) {
            case 400 -> "The request could not be understood.";
            case 401 -> "Please log in first.";
            case 403 -> "You may not do this.";
            case 404 -> "There is nothing here, or nothing that is yours.";
            case 429 -> "That was too often. Please wait a minute and try again.";
            default -> "This did not work.";
        };
    }
}
