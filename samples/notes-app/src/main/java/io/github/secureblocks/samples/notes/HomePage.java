package io.github.secureblocks.samples.notes;

import io.github.secureblocks.access.Caller;
import io.github.secureblocks.web.html.Html;
import io.github.secureblocks.web.html.SafeHtml;
import org.jspecify.annotations.Nullable;

/** What this is, and what to try. */
final class HomePage {
    private HomePage() {}

    static SafeHtml of(@Nullable Caller caller) {
        return Page.of("Notes that stay yours", caller, Html.of("""
                        <p>A small application built only on Secure Blocks. Without a directory of its own
                        (<code>--notes.data=</code>) a restart forgets all users and notes; with one it keeps everybody
                        signed in.</p>
                        <section class="card"><h2>Use it</h2>
                        <p><a href="/register">Register</a>, <a href="/login">log in</a> and
                        <a href="/notes">write a note</a>. Share it by a link that nobody can guess.</p></section>
                        <section class="card"><h2>Attack it</h2>
                        <ul>
                        <li>Write a note whose title is <code>&lt;script&gt;alert(1)&lt;/script&gt;</code>: it is shown, not
                        run.</li>
                        <li>Search for <code>' or '1'='1</code>: a text that no note holds, nothing more.</li>
                        <li>Register a second user and open the first one's note by its number, such as
                        <code>/notes/1</code>: it does not exist for you.</li>
                        <li>Try a wrong password six times: that name has to wait, others go on.</li>
                        <li>Open <code>/admin</code>: only the role admin may.</li>
                        </ul></section>"""));
    }
}
