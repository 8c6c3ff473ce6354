package io.github.secureblocks.samples.notes;

import io.github.secureblocks.access.Caller;
import io.github.secureblocks.web.html.Html;
import io.github.secureblocks.web.html.SafeHtml;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The frame around every page. */
final class Page {
    private Page() {}

    static SafeHtml of(String title, @Nullable Caller caller, SafeHtml... content) {
        return Html.of(
                """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>{} - Notes</title>
                <link rel="stylesheet" href="/style.css">
                <link rel="icon" type="image/svg+xml" href="/icon.svg">
                </head>
                <body>
                <header><div><a class="brand" href="/">Notes</a>{}</div></header>
                <main>
                <h1>{}</h1>
                {}
                </main>
                </body>
                </html>
                """, title, caller == null ? forVisitors() : forUsers(caller), title, Html.join(List.of(content)));
    }

    /** A message that the reader cannot miss, read aloud at once by a screen reader. */
    static SafeHtml problem(@Nullable String message) {
        return message == null ? Html.empty() : Html.of("<p class=\"card problem\" role=\"alert\">{}</p>", message);
    }

    private static SafeHtml forVisitors() {
        return Html.of("""
                <nav aria-label="Account"><a href="/login">Log in</a> <a href="/register">Register</a></nav>""");
    }

    private static SafeHtml forUsers(Caller caller) {
        return Html.of(
                """
                <nav aria-label="Account"><a href="/notes">My notes</a>{}
                <a href="/account/sessions">Account</a>
                <span>Signed in as <b id="user">{}</b></span>
                <form method="post" action="/logout"><button class="quiet">Log out</button></form></nav>""",
                caller.hasRole(Account.ADMIN) ? Html.of(" <a href=\"/admin\">Users</a>") : Html.empty(),
                caller.subject().id());
    }
}
