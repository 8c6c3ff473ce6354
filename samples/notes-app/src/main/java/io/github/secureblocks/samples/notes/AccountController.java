package io.github.secureblocks.samples.notes;

import io.github.secureblocks.access.Caller;
import io.github.secureblocks.identity.Roles;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.jwt.AccessToken;
import io.github.secureblocks.jwt.TokenIssuer;
import io.github.secureblocks.secret.Secret;
import io.github.secureblocks.web.ClientAddress;
import io.github.secureblocks.web.cookie.HostCookie;
import io.github.secureblocks.web.html.SafeHtml;
import io.github.secureblocks.web.spring.Authenticated;
import io.github.secureblocks.web.spring.PublicEndpoint;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Registering, logging in and logging out. */
@RestController
class AccountController {
    private final Accounts accounts;
    private final Limits limits;
    private final TokenIssuer issuer;
    private final HostCookie cookie;

    AccountController(Accounts accounts, Limits limits, TokenIssuer issuer, HostCookie cookie) {
        this.accounts = accounts;
        this.limits = limits;
        this.issuer = issuer;
        this.cookie = cookie;
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
        limits.register(from);
        Accounts.Registration result = accounts.register(username, Secret.of(password));
        return result == Accounts.Registration.DONE
                ? Redirect.to("/login")
                : ResponseEntity.badRequest().body(AccountPages.register(caller.orElse(null), result.message()));
    }

    @GetMapping("/login")
    @PublicEndpoint(reason = "it is how one signs in")
    SafeHtml logInForm(Optional<Caller> caller) {
        return AccountPages.logIn(caller.orElse(null), null);
    }

    @PostMapping("/login")
    @PublicEndpoint(reason = "it is how one signs in")
    ResponseEntity<?> logIn(
            Optional<Caller> caller, ClientAddress from, @RequestParam String username, @RequestParam String password) {
        limits.logIn(from, username);
        Optional<Account> account = accounts.signIn(username, Secret.of(password));
        return account.isPresent()
                ? signedIn(account.get())
                : ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                        .body(AccountPages.logIn(caller.orElse(null), "The name or the password is wrong."));
    }

    /** The browser forgets the token; who has copied it before can use it until it expires. */
    @PostMapping("/logout")
    @Authenticated
    ResponseEntity<?> logOut() {
        return Redirect.with(cookie.clear(), "/");
    }

    private ResponseEntity<?> signedIn(Account account) {
        AccessToken token = issuer.issue(Subject.of(account.name()), Roles.of(account.role()));
        return Redirect.with(cookie.setCookie(token.revealAsString()), "/notes");
    }
}
