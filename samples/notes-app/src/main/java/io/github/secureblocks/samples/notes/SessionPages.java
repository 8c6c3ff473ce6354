package io.github.secureblocks.samples.notes;

import io.github.secureblocks.access.Caller;
import io.github.secureblocks.refresh.RefreshFamily;
import io.github.secureblocks.web.html.Html;
import io.github.secureblocks.web.html.SafeHtml;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The page on which users see where they are signed in. */
final class SessionPages {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private SessionPages() {}

    static SafeHtml list(Caller caller, List<RefreshFamily> sessions, String own, @Nullable String problem) {
        return Page.of(
                "Sessions",
                caller,
                Page.problem(problem),
                Html.of(
                        """
                        <form class="card" method="post" action="/account/sessions/end"><table>
                        <thead><tr><th scope="col">Signed in</th><th scope="col">Last renewed</th>
                        <th scope="col">Ends</th><th scope="col"></th></tr></thead>
                        <tbody>{}</tbody>
                        </table>
                        <input type="text" autocomplete="username" value="{}" hidden>
                        <label>Password
                        <input name="password" type="password" autocomplete="current-password" required></label>
                        <button>End the chosen one</button>
                        <button class="quiet" formaction="/account/sessions/end-all" formnovalidate>Sign out
                        everywhere</button>
                        </form>
                        <p><a href="/account/password">Change the password</a></p>""",
                        Html.join(sessions.stream()
                                .map(session -> row(session, session.id().equals(own)))
                                .toList()),
                        caller.subject().id()));
    }

    private static SafeHtml row(RefreshFamily session, boolean own) {
        return Html.of(
                """
                <tr><td><label><input type="radio" name="session" value="{}" required> {}</label></td>
                <td>{}</td><td>{}</td><td>{}</td></tr>""",
                session.id(),
                MINUTE.format(session.createdAt()),
                MINUTE.format(session.lastUsedAt()),
                MINUTE.format(session.expiresAt()),
                own ? "this one" : "");
    }
}
