package io.github.secureblocks.samples.notes;

import io.github.secureblocks.access.Caller;
import io.github.secureblocks.web.html.Html;
import io.github.secureblocks.web.html.SafeHtml;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pages for registering and logging in, and the list of users. */
final class AccountPages {
    private AccountPages() {}

    static SafeHtml logIn(@Nullable Caller caller, @Nullable String problem) {
        return Page.of("Log in", caller, Page.problem(problem), Html.of("""
                        <form class="card" method="post" action="/login">
                        <label>Name <input name="username" autocomplete="username" autocapitalize="none" required></label>
                        <label>Password
                        <input name="password" type="password" autocomplete="current-password" required></label>
                        <button>Log in</button>
                        </form>
                        <p>Just registered? A mail says whether the name was free.</p>
                        <p>No account yet? <a href="/register">Register</a>. <a href="/reset">Forgotten the
                        password?</a></p>"""));
    }

    static SafeHtml register(@Nullable Caller caller, @Nullable String problem) {
        return Page.of("Register", caller, Page.problem(problem), Html.of("""
                        <form class="card" method="post" action="/register">
                        <label>Name <input name="username" autocomplete="username" autocapitalize="none" required
                        aria-describedby="name-hint"></label>
                        <p id="name-hint" class="muted">3 to 40 of a-z, 0-9 and the hyphen.</p>
                        {}
                        <button>Register</button>
                        </form>
                        <p>Registered already? <a href="/login">Log in</a>.</p>""", PasswordPages.newPassword()));
    }

    static SafeHtml users(Caller caller, List<AccountStore.Listed> users) {
        return Page.of(
                "Users",
                caller,
                Html.of("""
                        <div class="card"><table>
                        <thead><tr><th scope="col">Name</th><th scope="col">Role</th><th scope="col"></th></tr></thead>
                        <tbody>{}</tbody>
                        </table></div>
                        <p><a href="/admin/users">The same as JSON</a></p>""", Html.join(users.stream().map(AccountPages::row).toList())));
    }

    private static SafeHtml row(AccountStore.Listed user) {
        return Html.of("""
                <tr><td>{}</td><td>{}</td><td><form method="post" action="/admin/users/sign-out">
                <input type="hidden" name="username" value="{}"><button class="quiet">Sign out everywhere</button>
                </form></td></tr>""", user.username(), user.role(), user.username());
    }
}
