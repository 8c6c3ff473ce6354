package io.github.secureblocks.samples.rules.mutation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Edits of one example at positions of its source; the line stays the same unless {@link #HERE} stands elsewhere. */
final class Rewriting {
    /** Stands on the line where the finding is expected. */
    static final String HERE = "/* here */";

    private record Edit(int start, int end, String text) {}

    private final Site site;
    private final List<Edit> edits = new ArrayList<>();

    Rewriting(Site site) {
        this.site = site;
    }

    Rewriting replace(int start, int end, String text) {
        edits.add(new Edit(start, end, text));
        return this;
    }

    Rewriting member(String text) {
        return text.isEmpty() ? this : replace(site.classEnd(), site.classEnd(), text);
    }

    Rewriting innerMember(String text) {
        return text.isEmpty() ? this : replace(site.innerEnd(), site.innerEnd(), text);
    }

    Rewriting before(String text) {
        int start = site.statement().orElseThrow().start();
        return text.isEmpty() ? this : replace(start, start, text);
    }

    Variant variant(String mutation) {
        StringBuilder text = new StringBuilder(site.example().text());
        edits.stream()
                .sorted(Comparator.comparingInt(Edit::start)
                        .thenComparingInt(Edit::end)
                        .reversed())
                .forEach(edit -> text.replace(edit.start, edit.end, edit.text));
        int here = text.indexOf(HERE);
        int line = here < 0
                ? site.line()
                : (int) text.substring(0, here)
                                .chars()
                                .filter(one -> one == '\n')
                                .count()
                        + 1;
        return new Variant(site, mutation, line, text.toString());
    }
}
