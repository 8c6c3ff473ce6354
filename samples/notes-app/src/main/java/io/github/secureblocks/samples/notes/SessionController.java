package io.github.secureblocks.samples.notes;

import io.github.secureblocks.access.Caller;
import io.github.secureblocks.access.NotFound;
import io.github.secureblocks.jwt.VerifiedToken;
import io.github.secureblocks.refresh.jwt.Sessions;
import io.github.secureblocks.web.auth.SessionCookies;
import io.github.secureblocks.web.html.SafeHtml;
import io.github.secureblocks.web.spring.Authenticated;
import io.github.secureblocks.web.spring.PublicEndpoint;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where a user is signed in, and every way of ending that. */
@RestController
class SessionController {
    private final Sessions sessions;
    private final SessionCookies cookies;

    SessionController(Sessions sessions, SessionCookies cookies) {
        this.sessions = sessions;
        this.cookies = cookies;
    }

    /** Ends the session for every copy of its cookies, at once. */
    @PostMapping("/logout")
    @PublicEndpoint(reason = "whoever is signed out already may ask for it again")
    ResponseEntity<?> logOut(Optional<VerifiedToken> session) {
        return Redirect.with(session.map(cookies::end).orElseGet(cookies::clear), "/");
    }

    @GetMapping("/account/sessions")
    @Authenticated
    SafeHtml list(Caller caller, VerifiedToken session) {
        return SessionPages.list(
                caller, sessions.of(caller.subject()), session.session().orElse(""));
    }

    @PostMapping("/account/sessions/end")
    @Authenticated
    ResponseEntity<?> end(Caller caller, VerifiedToken own, @RequestParam String session) {
        if (!sessions.end(caller.subject(), session)) {
            throw new NotFound();
        }
        return own.session().filter(session::equals).isPresent()
                ? Redirect.with(cookies.clear(), "/login")
                : Redirect.to("/account/sessions");
    }

    @PostMapping("/account/sessions/end-all")
    @Authenticated
    ResponseEntity<?> endAll(Caller caller) {
        sessions.endAll(caller.subject());
        List<String> forgotten = cookies.clear();
        return Redirect.with(forgotten, "/login");
    }
}
