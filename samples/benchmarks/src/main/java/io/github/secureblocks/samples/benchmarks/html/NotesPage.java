package io.github.secureblocks.samples.benchmarks.html;

import java.util.List;
import org.owasp.encoder.Encode;

/**
 * What a page of 50 values shows: ten of its own, and five of each of eight notes.
 *
 * @param title in the title, before the application's name
 * @param query in an attribute
 * @param profile a URL
 * @param hint in an attribute
 * @param user text
 * @param heading text
 * @param intro text
 * @param topic one parameter of a URL
 * @param contact a URL
 * @param support text
 * @param notes eight
 */
public record NotesPage(
        String title,
        String query,
        String profile,
        String hint,
        String user,
        String heading,
        String intro,
        String topic,
        String contact,
        String support,
        List<Note> notes) {
    /**
     * A row of the page.
     *
     * @param url of the note
     * @param hint in an attribute
     * @param title text
     * @param tag one parameter of a URL
     * @param text text
     */
    public record Note(String url, String hint, String title, String tag, String text) {
        /** For an engine without an encoder for it. */
        public String encodedTag() {
            return Encode.forUriComponent(tag);
        }
    }

    /** For an engine without an encoder for it. */
    public String encodedTopic() {
        return Encode.forUriComponent(topic);
    }

    /** What people write for the most part: 46 of the values need no encoding. */
    public static NotesPage clean() {
        return new NotesPage(
                "All notes of the week",
                "shopping",
                "/users/4711",
                "Settings of your account",
                "Ada Lovelace",
                "Notes of the week",
                "Everything that was written down since Monday, the newest first, with what others have shared & pinned.",
                "search",
                "/contact",
                "Write to us",
                List.of(
                        note(
                                1,
                                "shopping",
                                "Shopping",
                                "Flour, sugar, a dozen of eggs and something nice for the evening."),
                        note(2, "work", "Minutes of Monday", "We agreed on the plan & on who does what until Friday."),
                        note(
                                3,
                                "work",
                                "Minutes of Tuesday",
                                "Nothing was decided. The plan of Monday stands as it is."),
                        note(4, "home", "Heating", "The technician comes on Thursday between nine and eleven o'clock."),
                        note(
                                5,
                                "reading",
                                "A list of books",
                                "The one about bridges, the one about salt, the long one."),
                        note(6, "home", "Plants & water", "Every second day, and the fern every day while it is warm."),
                        note(
                                7,
                                "travel",
                                "Train to the sea",
                                "Leaves at 8:12 on track 4, change once, arrives before noon."),
                        note(
                                8,
                                "travel",
                                "What to pack",
                                "Boots < 1 kg, rain coat, the small tent, a pan, and matches.")));
    }

    /** Text in which each value needs encoding: marks, quotes, ampersands, letters beyond ASCII in URLs. */
    public static NotesPage dirty() {
        return new NotesPage(
                "\"All\" notes <of> the week",
                "\"milk & eggs\" <fresh>",
                "/users/4711?tab=a&sort=\"name\"",
                "O'Brien & \"friends\"",
                "Ada <ada@example.org>",
                "Notes & <scripts>",
                "<script>alert('everything')</script> that was \"written\" & shared, if a < b && b > c.",
                "R\u00E9sum\u00E9 & more",
                "/contact?from='page'&to=us",
                "Write <to> us & them",
                List.of(
                        dirtyNote(
                                1,
                                "R&D",
                                "<b>Shopping</b>",
                                "Flour & sugar, \"a dozen\" of eggs, something < 10 \u20AC."),
                        dirtyNote(
                                2, "Q&A", "Minutes & \"notes\"", "We agreed <almost> on the plan & on who does what."),
                        dirtyNote(
                                3,
                                "Q&A",
                                "<img src=x onerror=alert(1)>",
                                "Nothing was decided & the plan stands: a > b."),
                        dirtyNote(
                                4,
                                "home & garden",
                                "Heating <24 \u00B0C>",
                                "Between \"nine\" & \"eleven\" o'clock <sic>."),
                        dirtyNote(
                                5,
                                "B\u00FCcher",
                                "List & \"books\"",
                                "The one about <bridges> & the one about 'salt'."),
                        dirtyNote(6, "home & garden", "Plants & <water>", "Every second day & the fern <every> day."),
                        dirtyNote(7, "caf\u00E9", "Train > sea", "Leaves <8:12> on track \"4\" & arrives before noon."),
                        dirtyNote(8, "caf\u00E9", "What's to <pack>", "Boots < 1 kg & a coat & \"the small tent\".")));
    }

    private static Note note(int number, String tag, String title, String text) {
        return new Note("/notes/" + (4_700 + number), "written on Monday by Ada", title, tag, text);
    }

    private static Note dirtyNote(int number, String tag, String title, String text) {
        return new Note("/notes?id=" + number + "&tab='all'", "by \"Ada\" & <Bob>", title, tag, text);
    }
}
