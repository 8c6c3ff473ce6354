package io.github.secureblocks.samples.notes;

import io.github.secureblocks.access.Caller;
import io.github.secureblocks.refresh.RefreshFamily;
import io.github.secureblocks.web.html.Html;
import io.github.secureblocks.web.html.SafeHtml;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The page on which users see where they are signed in. */
final class SessionPages {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private SessionPages() {}

    static SafeHtml list(Caller caller, List<RefreshFamily> sessions, String own) {
        return Page.of(
                "Sessions",
                caller,
                Html.of(
                        """
                        <div class="card"><table>
                        <thead><tr><th scope="col">Signed in</th><th scope="col">Last renewed</th>
                        <th scope="col">Ends</th><th scope="col"></th></tr></thead>
                        <tbody>{}</tbody>
                        </table></div>
                        <form method="post" action="/account/sessions/end-all"><button>Sign out everywhere</button></form>
                        <p><a href="/account/password">Change the password</a></p>""",
                        Html.join(sessions.stream()
                                .map(session -> row(session, session.id().equals(own)))
                                .toList())));
    }

    private static SafeHtml row(RefreshFamily session, boolean own) {
        return Html.of(
                """
                <tr><td>{}</td><td>{}</td><td>{}</td><td>{}<form method="post" action="/account/sessions/end">
                <input type="hidden" name="session" value="{}"><button class="quiet">End</button></form></td></tr>""",
                MINUTE.format(session.createdAt()),
                MINUTE.format(session.lastUsedAt()),
                MINUTE.format(session.expiresAt()),
                own ? "this one" : "",
                session.id());
    }
}
