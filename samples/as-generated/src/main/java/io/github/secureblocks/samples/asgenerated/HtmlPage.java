package io.github.secureblocks.samples.asgenerated;

import org.springframework.stereotype.Component;

/** The layout that all pages share. */
@Component
public class HtmlPage {
    public String render(String title, String content) {
        return "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>" + title + "</title>"
                + "<style>body{font-family:sans-serif;max-width:50em;margin:2em auto}</style></head>"
                + "<body><h1>" + title + "</h1>" + content + "</body></html>";
    }

    public String render(String title, CurrentUser user, String content) {
        return render(
                title,
                "<p>Signed in as <b id=\"user\">" + user.username() + "</b>"
                        + " <a href=\"/notes\">Notes</a> <a href=\"/admin\">Admin</a></p>"
                        + "<form method=\"post\" action=\"/logout\"><button>Log out</button></form>"
                        + content);
    }
}
