package io.github.secureblocks.web.html;

import io.github.secureblocks.web.html.HtmlRefused.Reason;

/** Reads a {@code srcset} that has holes: URLs with descriptors, parted by commas. */
final class SourceSet {
    private final TemplateReader in;
    private final int end;

    SourceSet(TemplateReader in, int end) {
        this.in = in;
        this.end = end;
    }

    void read() {
        while (in.at() < end) {
            if (TemplateReader.isSpace(in.current()) || in.current() == ',') {
                in.skip(1);
            } else if (!url()) {
                descriptor();
            }
        }
    }

    /** Answers whether a comma has ended it. */
    private boolean url() {
        UrlPrefix url = new UrlPrefix();
        while (in.at() < end && !TemplateReader.isSpace(in.current())) {
            if (in.isHole()) {
                Hole hole = url.hole(in);
                in.fill(hole == Hole.URL ? Hole.LISTED_URL : hole);
            } else if (in.current() == ',') {
                url.end(in);
                comma();
                return true;
            } else {
                if (in.current() == '&' && !in.looksAt("&amp;")) {
                    throw refused();
                }
                url.constant(in.current());
                in.skip(1);
            }
        }
        url.end(in);
        return false;
    }

    /** Inside of a URL it parts nothing. */
    private void comma() {
        in.skip(1);
        if (in.at() < end && !TemplateReader.isSpace(in.current())) {
            throw refused();
        }
    }

    private void descriptor() {
        while (in.at() < end && in.current() != ',') {
            char c = in.current();
            if (!TemplateReader.isLetterOrDigit(c) && !TemplateReader.isSpace(c) && c != '.') {
                throw refused();
            }
            in.skip(1);
        }
    }

    private HtmlRefused refused() {
        return in.refused(
                Reason.HOLE, "A srcset with values holds URLs and constant sizes; write srcset=\"{} 1x, {} 2x\"");
    }
}
