package io.github.secureblocks.samples.notes;

import io.github.secureblocks.random.SecureTokens;
import io.github.secureblocks.secret.Secret;
import io.github.secureblocks.secret.Secrets;
import jakarta.annotation.PostConstruct;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Makes the user admin before anybody can take that name, and says when everything is ready. */
@Component
class Welcome {
    private static final String PASSWORD_VARIABLE = "NOTES_ADMIN_PASSWORD";

    private final Accounts accounts;
    private final FileOutbox outbox;
    private @Nullable Secret madeUp;

    Welcome(Accounts accounts, FileOutbox outbox) {
        this.accounts = accounts;
        this.outbox = outbox;
    }

    @PostConstruct
    void makeAdmin() {
        if (accounts.find(Account.ADMIN).isPresent()) {
            return;
        }
        Secret password;
        if (System.getenv(PASSWORD_VARIABLE) == null) {
            password = madeUp = Secret.of(SecureTokens.urlSafe(128));
        } else {
            password = Secrets.fromEnvironment(PASSWORD_VARIABLE);
        }
        try {
            accounts.register(Account.ADMIN, password, Account.ADMIN);
        } catch (NotAccepted refused) {
            throw new IllegalStateException(PASSWORD_VARIABLE + " is not usable: " + refused.advice(), refused);
        }
    }

    /**
     * Writes to the terminal on purpose: it is for the person who has just started the program, and a password does not
     * belong into a log, which is kept and shipped. Shown once, and only where nobody chose one.
     */
    @EventListener
    void ready(ApplicationReadyEvent event) {
        String port = event.getApplicationContext().getEnvironment().getRequiredProperty("local.server.port");
        System.out.println("Notes is ready: http://localhost:" + port
                + " tells what to try (a script as a title, ' or '1'='1 as a search, a wrong password six times)");
        System.out.println("Mails are files in " + outbox.directory());
        Secret shownOnce = madeUp;
        if (shownOnce != null) {
            System.out.println("User admin, password " + shownOnce.revealAsString() + " (set " + PASSWORD_VARIABLE
                    + " to choose one)");
            shownOnce.close();
            madeUp = null;
        }
    }
}
