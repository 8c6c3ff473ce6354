package io.github.secureblocks.samples.notes;

import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.onetime.OneTimeLinks;
import io.github.secureblocks.refresh.jwt.Sessions;
import io.github.secureblocks.secret.Secret;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** A new password for who has forgotten it: by a link that works once. */
@Service
class PasswordReset {
    private final Accounts accounts;
    private final OneTimeLinks links;
    private final Sessions sessions;
    private final Outbox outbox;
    private final Mails mails;
    private final String url;

    /** The address is ours to say: a request's {@code Host} would send the link, and its token, to wherever a stranger likes. */
    PasswordReset(
            Accounts accounts,
            OneTimeLinks links,
            Sessions sessions,
            Outbox outbox,
            Mails mails,
            @Value("${notes.url:http://localhost:${server.port:8080}}") String url) {
        this.accounts = accounts;
        this.links = links;
        this.sessions = sessions;
        this.outbox = outbox;
        this.mails = mails;
        this.url = url;
    }

    /** The same answer and the same time for every name: all that differs happens afterwards. */
    void request(String name) {
        mails.later(() -> accounts.find(name).ifPresent(this::send));
    }

    /** Bound to the password that is to be replaced: once there is another, the link is of no use any more. */
    private void send(Account account) {
        String token =
                links.issue(Subject.of(account.name()), account.passwordHash()).revealAsString();
        outbox.send(account.name(), "A new password", "Choose it at " + url + "/reset/new#" + token);
    }

    /** Sets the password and signs out everywhere. A password that is refused does not cost the link. */
    void setPassword(String token, Secret wanted) {
        Subject subject = links.redeem(token, owner -> {
            accounts.demandGood(wanted, owner.id());
            return accounts.find(owner.id()).map(Account::passwordHash).orElse("");
        });
        accounts.setPassword(subject, wanted);
        sessions.endAll(subject);
    }
}
