package io.github.secureblocks.samples.notes;

import io.github.secureblocks.web.html.Html;
import io.github.secureblocks.web.html.SafeHtml;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What to look for; its buttons for another page send what the form holds along. */
final class SearchForm {
    private SearchForm() {}

    static SafeHtml of(NoteFilter filter, @Nullable String sort, Paging paging) {
        return Html.of(
                """
                <form class="card" role="search" id="search" action="/notes">
                <div class="row"><label>Search <input type="search" name="q" value="{}" maxlength="200"></label>
                <label>Sort by <select name="sort">{}</select></label>
                <button>Search</button></div>
                <input type="hidden" name="size" value="{}">{}{}
                </form>""",
                filter.q(),
                Options.sorts(sort),
                paging.size(),
                hasMore(filter)
                        ? Html.of("<details open><summary>More filters</summary>{}</details>", more(filter))
                        : Html.of("<details><summary>More filters</summary>{}</details>", more(filter)),
                filter.isNone() ? Html.empty() : Html.of("<p><a href=\"/notes\">Show all notes</a></p>"));
    }

    static SafeHtml pages(Found found) {
        Paging paging = found.paging();
        return Html.of(
                """
                <p class="row"><span class="muted" id="total">{} in all, page {}</span>{}{}</p>""",
                found.total() == 1 ? "1 note" : found.total() + " notes",
                paging.page(),
                paging.page() == 1 ? Html.empty() : button(paging.page() - 1, "Back"),
                paging.isLast(found.total()) ? Html.empty() : button(paging.page() + 1, "Next"));
    }

    private static SafeHtml button(int page, String label) {
        return Html.of("<button class=\"quiet\" form=\"search\" name=\"page\" value=\"{}\">{}</button>", page, label);
    }

    private static SafeHtml more(NoteFilter filter) {
        return Html.of(
                """
                <div class="row"><label>Any of these tags <input name="tag" value="{}"></label>
                <label>Numbers <input name="id" value="{}" inputmode="numeric"></label></div>
                <div class="row"><label>Written from <input type="date" name="from" value="{}"></label>
                <label>to <input type="date" name="to" value="{}"></label></div>
                <div class="row"><label>Shared <select name="shared">{}</select></label>
                <label>Pinned <select name="pinned">{}</select></label>
                <label>Colour <select name="colour">{}</select></label></div>""",
                String.join(", ", filter.tag()),
                filter.id().stream().map(String::valueOf).collect(Collectors.joining(", ")),
                filter.from(),
                filter.to(),
                Options.anyOr(Options.yesOrNo(filter.shared())),
                Options.anyOr(Options.yesOrNo(filter.pinned())),
                Options.anyOr(Options.colours(onlyOne(filter.colour()))));
    }

    private static boolean hasMore(NoteFilter filter) {
        return !filter.equals(new NoteFilter(filter.q(), List.of(), null, null, null, null, List.of(), List.of()));
    }

    private static @Nullable Colour onlyOne(List<Colour> colours) {
        return colours.size() == 1 ? colours.get(0) : null;
    }
}
