package io.github.secureblocks.samples.notes;

import io.github.secureblocks.access.Caller;
import io.github.secureblocks.access.NotFound;
import io.github.secureblocks.jwt.VerifiedToken;
import io.github.secureblocks.refresh.jwt.Sessions;
import io.github.secureblocks.secret.Secret;
import io.github.secureblocks.web.ClientAddress;
import io.github.secureblocks.web.auth.SessionCookies;
import io.github.secureblocks.web.html.SafeHtml;
import io.github.secureblocks.web.spring.Authenticated;
import io.github.secureblocks.web.spring.PublicEndpoint;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where a user is signed in, and every way of ending that. */
@RestController
class SessionController {
    private final Accounts accounts;
    private final Limits limits;
    private final Sessions sessions;
    private final SessionCookies cookies;

    SessionController(Accounts accounts, Limits limits, Sessions sessions, SessionCookies cookies) {
        this.accounts = accounts;
        this.limits = limits;
        this.sessions = sessions;
        this.cookies = cookies;
    }

    /** Ends the session for every copy of its cookies, at once. */
    @PostMapping("/logout")
    @PublicEndpoint(reason = "whoever is signed out already may ask for it again")
    ResponseEntity<?> logOut(Optional<VerifiedToken> session) {
        return Redirect.signedOut(session.map(cookies::end).orElseGet(cookies::clear), "/");
    }

    @GetMapping("/account/sessions")
    @Authenticated
    SafeHtml list(Caller caller, VerifiedToken own) {
        return page(caller, own, null);
    }

    @PostMapping("/account/sessions/end")
    @Authenticated
    ResponseEntity<?> end(
            Caller caller,
            VerifiedToken own,
            ClientAddress from,
            @RequestParam String session,
            @RequestParam String password) {
        return confirmed(caller, own, from, password, () -> {
            if (!sessions.end(caller.subject(), session)) {
                throw new NotFound();
            }
            return own.session().filter(session::equals).isPresent()
                    ? Redirect.signedOut(cookies.clear(), "/login")
                    : Redirect.to("/account/sessions");
        });
    }

    @PostMapping("/account/sessions/end-all")
    @Authenticated
    ResponseEntity<?> endAll(Caller caller, VerifiedToken own, ClientAddress from, @RequestParam String password) {
        return confirmed(caller, own, from, password, () -> {
            sessions.endAll(caller.subject());
            return Redirect.signedOut(cookies.clear(), "/login");
        });
    }

    /** A stolen cookie must not shut its owner out: what ends other sessions takes the password (OWASP ASVS 5.0 7.5.2). */
    private ResponseEntity<?> confirmed(
            Caller caller, VerifiedToken own, ClientAddress from, String password, Supplier<ResponseEntity<?>> ending) {
        limits.confirmation(from, own);
        try {
            accounts.confirm(caller.subject(), Secret.of(password));
        } catch (NotAccepted refused) {
            return ResponseEntity.badRequest().body(page(caller, own, refused.advice()));
        }
        return ending.get();
    }

    private SafeHtml page(Caller caller, VerifiedToken own, @Nullable String problem) {
        return SessionPages.list(
                caller, sessions.of(caller.subject()), own.session().orElse(""), problem);
    }
}
