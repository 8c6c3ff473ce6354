package io.github.secureblocks.samples.notes;

import io.github.secureblocks.access.Caller;
import io.github.secureblocks.web.html.SafeHtml;
import io.github.secureblocks.web.spring.RequiresRole;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What only the role admin sees. */
@RestController
@RequestMapping("/admin")
@RequiresRole(Account.ADMIN)
class AdminController {
    private final AccountStore accounts;

    AdminController(AccountStore accounts) {
        this.accounts = accounts;
    }

    @GetMapping
    SafeHtml users(Caller caller) {
        return AccountPages.users(caller, accounts.list());
    }

    @GetMapping("/users")
    List<AccountStore.Listed> usersAsJson() {
        return accounts.list();
    }
}
