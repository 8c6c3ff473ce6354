package io.github.secureblocks.samples.notes;

import io.github.secureblocks.access.Caller;
import io.github.secureblocks.jwt.VerifiedToken;
import io.github.secureblocks.onetime.OneTimeRejected;
import io.github.secureblocks.refresh.jwt.Sessions;
import io.github.secureblocks.secret.Secret;
import io.github.secureblocks.web.ClientAddress;
import io.github.secureblocks.web.auth.SessionCookies;
import io.github.secureblocks.web.headers.CspNonce;
import io.github.secureblocks.web.html.SafeHtml;
import io.github.secureblocks.web.spring.Authenticated;
import io.github.secureblocks.web.spring.PublicEndpoint;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A new password: by the current one, or by a link where it is forgotten. */
@RestController
class PasswordController {
    private final Accounts accounts;
    private final PasswordReset reset;
    private final Limits limits;
    private final Sessions sessions;
    private final SessionCookies cookies;

    PasswordController(
            Accounts accounts, PasswordReset reset, Limits limits, Sessions sessions, SessionCookies cookies) {
        this.accounts = accounts;
        this.reset = reset;
        this.limits = limits;
        this.sessions = sessions;
        this.cookies = cookies;
    }

    @GetMapping("/account/password")
    @Authenticated
    SafeHtml form(Caller caller) {
        return PasswordPages.change(caller, null);
    }

    /** Every session ends, and a new one begins here. */
    @PostMapping("/account/password")
    @Authenticated
    ResponseEntity<?> change(
            Caller caller,
            VerifiedToken session,
            ClientAddress from,
            @RequestParam String current,
            @RequestParam String password) {
        limits.confirmation(from, session);
        try {
            accounts.changePassword(caller.subject(), Secret.of(current), Secret.of(password));
        } catch (NotAccepted refused) {
            return ResponseEntity.badRequest().body(PasswordPages.change(caller, refused.advice()));
        }
        sessions.endAll(caller.subject());
        return Redirect.with(cookies.start(caller.subject(), caller.roles()), "/account/sessions");
    }

    @GetMapping("/reset")
    @PublicEndpoint(reason = "whoever forgot the password cannot sign in")
    SafeHtml requestForm() {
        return PasswordPages.request(null);
    }

    /** The same answer for every name. */
    @PostMapping("/reset")
    @PublicEndpoint(reason = "whoever forgot the password cannot sign in")
    SafeHtml request(ClientAddress from, @RequestParam String username) {
        limits.mail(from, username);
        reset.request(username);
        return PasswordPages.sent();
    }

    /** Looking at the page does not use the link: programs that read mails follow links, too. */
    @GetMapping("/reset/new")
    @PublicEndpoint(reason = "the link is the permission")
    SafeHtml choose(CspNonce nonce) {
        return PasswordPages.choose(nonce, "", null);
    }

    @PostMapping("/reset/new")
    @PublicEndpoint(reason = "the link is the permission")
    ResponseEntity<?> set(
            ClientAddress from, CspNonce nonce, @RequestParam String token, @RequestParam String password) {
        limits.address(from);
        try {
            reset.setPassword(token, Secret.of(password));
            return Redirect.signedOut(cookies.clear(), "/login");
        } catch (NotAccepted refused) {
            return ResponseEntity.badRequest().body(PasswordPages.choose(nonce, token, refused.advice()));
        } catch (OneTimeRejected spent) {
            return ResponseEntity.badRequest()
                    .body(PasswordPages.request("This link was used, or is too old. Ask for another one."));
        }
    }
}
