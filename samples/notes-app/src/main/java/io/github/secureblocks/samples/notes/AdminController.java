package io.github.secureblocks.samples.notes;

import io.github.secureblocks.access.Caller;
import io.github.secureblocks.access.NotFound;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.log.SafeLogger;
import io.github.secureblocks.refresh.jwt.Sessions;
import io.github.secureblocks.web.html.SafeHtml;
import io.github.secureblocks.web.spring.RequiresRole;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What only the role admin sees and does. */
@RestController
@RequestMapping("/admin")
@RequiresRole(Account.ADMIN)
class AdminController {
    private static final SafeLogger LOG = SafeLogger.of(AdminController.class);

    private final AccountStore accounts;
    private final Sessions sessions;

    AdminController(AccountStore accounts, Sessions sessions) {
        this.accounts = accounts;
        this.sessions = sessions;
    }

    @GetMapping
    SafeHtml users(Caller caller) {
        return AccountPages.users(caller, accounts.list());
    }

    @GetMapping("/users")
    List<AccountStore.Listed> usersAsJson() {
        return accounts.list();
    }

    /** Ends all sessions of a user, who may log in again (OWASP ASVS 5.0 7.4.5). */
    @PostMapping("/users/sign-out")
    ResponseEntity<?> signOut(Caller caller, @RequestParam String username) {
        Account account = accounts.find(username).orElseThrow(NotFound::new);
        sessions.endAll(Subject.of(account.name()));
        LOG.info("{} signed out by {}", account.name(), caller.subject());
        return Redirect.to("/admin");
    }
}
