package io.github.secureblocks.samples.benchmarks.html;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.owasp.encoder.Encode;

/** The right encoder for each value, chosen by hand; nobody looks at the schemes of URLs. */
final class ByHand implements Renderer {
    private static final int EXPECTED = 6_000;

    @Override
    public String text(NotesPage page) {
        StringBuilder out = new StringBuilder(EXPECTED);
        head(page, out);
        for (NotesPage.Note note : page.notes()) {
            out.append("<li class=\"note\"><h2><a href=\"")
                    .append(Encode.forHtmlAttribute(note.url()))
                    .append("\" title=\"")
                    .append(Encode.forHtmlAttribute(note.hint()))
                    .append("\">")
                    .append(Encode.forHtmlContent(note.title()))
                    .append("</a></h2>\n<a class=\"tag\" href=\"/notes?tag=")
                    .append(Encode.forUriComponent(note.tag()))
                    .append("\">more of it</a>\n<p>")
                    .append(Encode.forHtmlContent(note.text()))
                    .append("</p></li>\n");
        }
        return out.append("</ul>\n</main>\n<footer><p><a href=\"/help?topic=")
                .append(Encode.forUriComponent(page.topic()))
                .append("\">Help</a> <a href=\"")
                .append(Encode.forHtmlAttribute(page.contact()))
                .append("\">")
                .append(Encode.forHtmlContent(page.support()))
                .append("</a></p></footer>\n</body>\n</html>\n")
                .toString();
    }

    private static void head(NotesPage page, StringBuilder out) {
        out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
                .append(Encode.forHtml(page.title()))
                .append(" - Notes</title>\n<link rel=\"stylesheet\" href=\"/static/notes.css\">\n</head>\n<body>\n")
                .append("<header><form action=\"/search\"><label for=\"q\">Search</label>\n")
                .append("<input id=\"q\" type=\"search\" name=\"q\" value=\"")
                .append(Encode.forHtmlAttribute(page.query()))
                .append("\"><button type=\"submit\">Search</button></form>\n<p>Signed in as <a href=\"")
                .append(Encode.forHtmlAttribute(page.profile()))
                .append("\" title=\"")
                .append(Encode.forHtmlAttribute(page.hint()))
                .append("\">")
                .append(Encode.forHtmlContent(page.user()))
                .append("</a></p></header>\n<main>\n<h1>")
                .append(Encode.forHtmlContent(page.heading()))
                .append("</h1>\n<p class=\"intro\">")
                .append(Encode.forHtmlContent(page.intro()))
                .append("</p>\n<ul class=\"notes\">\n");
    }

    @Override
    public void write(NotesPage page, OutputStream out) throws IOException {
        out.write(text(page).getBytes(StandardCharsets.UTF_8));
    }
}
