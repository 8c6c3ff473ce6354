package io.github.secureblocks.samples.notes;

import io.github.secureblocks.secret.Secret;
import org.springframework.stereotype.Service;

/** A new account, without telling a stranger which names are taken. */
@Service
class Registration {
    static final String WELCOME = "Your account";
    static final String TAKEN = "Your name was tried";

    private final Accounts accounts;
    private final Outbox outbox;
    private final Mails mails;

    Registration(Accounts accounts, Outbox outbox, Mails mails) {
        this.accounts = accounts;
        this.outbox = outbox;
        this.mails = mails;
    }

    /** The same answer and the same work for every name: the password is hashed and a mail sent either way. */
    void request(String name, Secret password) {
        boolean added = accounts.register(name, password);
        mails.later(() -> {
            if (added) {
                outbox.send(name, WELCOME, "It is ready: log in.");
            } else {
                outbox.send(
                        name,
                        TAKEN,
                        "Somebody tried to register with it. Was it you? Log in, or ask for a link"
                                + " to a new password.");
            }
        });
    }
}
