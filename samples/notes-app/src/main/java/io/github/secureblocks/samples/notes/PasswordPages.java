package io.github.secureblocks.samples.notes;

import io.github.secureblocks.access.Caller;
import io.github.secureblocks.password.PasswordPolicy;
import io.github.secureblocks.web.headers.CspNonce;
import io.github.secureblocks.web.html.Html;
import io.github.secureblocks.web.html.SafeHtml;
import org.jspecify.annotations.Nullable;

/** The pages for a new password. */
final class PasswordPages {
    private static final int SHORTEST = PasswordPolicy.DEFAULT_LENGTH;

    private PasswordPages() {}

    static SafeHtml change(Caller caller, @Nullable String problem) {
        return Page.of(
                "Change the password",
                caller,
                Page.problem(problem),
                Html.of("""
                        <form class="card" method="post" action="/account/password">
                        <input type="text" autocomplete="username" value="{}" hidden>
                        <label>Current password
                        <input name="current" type="password" autocomplete="current-password" required></label>
                        {}
                        <button>Change</button>
                        </form>
                        <p>Everywhere else you are signed out by it.</p>""", caller.subject().id(), newPassword()));
    }

    static SafeHtml request(@Nullable String problem) {
        return Page.of("Forgotten password", null, Page.problem(problem), Html.of("""
                        <form class="card" method="post" action="/reset">
                        <label>Name <input name="username" autocomplete="username" autocapitalize="none" required></label>
                        <button>Send a link</button>
                        </form>"""));
    }

    static SafeHtml sent() {
        return Page.of("Forgotten password", null, Html.of("""
                        <p class="card">If there is that account, a link is on its way. It holds for half an hour and works
                        once.</p>"""));
    }

    /** The link's secret stands behind its {@code #}, which browsers send nowhere; the script puts it into the form. */
    static SafeHtml choose(CspNonce nonce, String token, @Nullable String problem) {
        return Page.of("New password", null, Page.problem(problem), Html.of("""
                        <form class="card" method="post" action="/reset/new">
                        <label>Code, the end of the link
                        <input id="token" name="token" autocomplete="off" required value="{}"></label>
                        {}
                        <button>Set</button>
                        </form>
                        <p>You are signed out everywhere by it.</p>
                        <script nonce="{}" src="/reset.js"></script>""", token, newPassword(), nonce));
    }

    static SafeHtml newPassword() {
        return Html.of("""
                        <label>New password <input name="password" type="password" autocomplete="new-password" required
                        aria-describedby="password-hint"></label>
                        <p id="password-hint" class="muted">At least {} characters, of any kind; nothing that others
                        would guess.</p>""", SHORTEST);
    }
}
