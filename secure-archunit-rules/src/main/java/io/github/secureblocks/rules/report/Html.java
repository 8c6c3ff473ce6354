package io.github.secureblocks.rules.report;

/**
 * Writes the report's page: markup from here, text from anywhere.
 *
 * <p>The rules know neither the blocks nor an encoder of HTML, so that a project can adopt them alone. Text is written
 * between tags and into quoted attributes of this page only, where these five characters are all that can end it.
 */
final class Html {
    private final StringBuilder page = new StringBuilder();

    Html markup(String constant) {
        page.append(constant);
        return this;
    }

    Html text(String any) {
        return shown(OneLine.of(any));
    }

    Html number(long number) {
        page.append(number);
        return this;
    }

    /** An element that holds text alone. */
    Html element(String name, String style, String any) {
        return open(name, style).text(any).close(name);
    }

    /** A line of code, whose tabs stay. */
    Html code(String line) {
        return shown(OneLine.ofSource(line));
    }

    Html open(String name, String style) {
        page.append('<').append(name);
        if (!style.isEmpty()) {
            page.append(" class=\"").append(style).append('"');
        }
        page.append('>');
        return this;
    }

    Html close(String name) {
        page.append("</").append(name).append('>');
        return this;
    }

    private Html shown(String text) {
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            switch (character) {
                case '&' -> page.append("&amp;");
                case '<' -> page.append("&lt;");
                case '>' -> page.append("&gt;");
                case '"' -> page.append("&quot;");
                case '\'' -> page.append("&#39;");
                default -> page.append(character);
            }
        }
        return this;
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
