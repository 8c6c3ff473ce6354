package io.github.secureblocks.samples.notes;

import io.github.secureblocks.access.Caller;
import io.github.secureblocks.identity.Roles;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.jwt.VerifiedToken;
import io.github.secureblocks.refresh.jwt.Sessions;
import io.github.secureblocks.secret.Secret;
import io.github.secureblocks.web.ClientAddress;
import io.github.secureblocks.web.auth.SessionCookies;
import io.github.secureblocks.web.html.SafeHtml;
import io.github.secureblocks.web.spring.PublicEndpoint;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Registering and logging in. */
@RestController
class AccountController {
    private final Accounts accounts;
    private final Registration registration;
    private final Limits limits;
    private final Sessions sessions;
    private final SessionCookies cookies;

    AccountController(
            Accounts accounts, Registration registration, Limits limits, Sessions sessions, SessionCookies cookies) {
        this.accounts = accounts;
        this.registration = registration;
        this.limits = limits;
        this.sessions = sessions;
        this.cookies = cookies;
    }

    @GetMapping("/register")
    @PublicEndpoint(reason = "nobody has an account before it")
    SafeHtml registerForm(Optional<Caller> caller) {
        return AccountPages.register(caller.orElse(null), null);
    }

    /** Takes the two fields that it names: a role in the request reaches nothing. */
    @PostMapping("/register")
    @PublicEndpoint(reason = "nobody has an account before it")
    ResponseEntity<?> register(
            Optional<Caller> caller, ClientAddress from, @RequestParam String username, @RequestParam String password) {
        limits.address(from);
        try {
            registration.request(username, Secret.of(password));
            return Redirect.to("/login");
        } catch (NotAccepted refused) {
            return ResponseEntity.badRequest().body(AccountPages.register(caller.orElse(null), refused.advice()));
        }
    }

    @GetMapping("/login")
    @PublicEndpoint(reason = "it is how one signs in")
    SafeHtml logInForm(Optional<Caller> caller) {
        return AccountPages.logIn(caller.orElse(null), null);
    }

    /** A session that the browser had before ends with the log-in that replaces it. */
    @PostMapping("/login")
    @PublicEndpoint(reason = "it is how one signs in")
    ResponseEntity<?> logIn(
            Optional<VerifiedToken> before,
            Optional<Caller> caller,
            ClientAddress from,
            @RequestParam String username,
            @RequestParam String password) {
        limits.name(from, username);
        Optional<Account> account = accounts.signIn(username, Secret.of(password));
        if (account.isEmpty()) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                    .body(AccountPages.logIn(caller.orElse(null), "The name or the password is wrong."));
        }
        before.ifPresent(sessions::end);
        Subject subject = Subject.of(account.get().name());
        return Redirect.with(cookies.start(subject, Roles.of(account.get().role())), "/notes");
    }
}
