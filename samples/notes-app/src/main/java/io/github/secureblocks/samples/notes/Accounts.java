package io.github.secureblocks.samples.notes;

import io.github.secureblocks.event.SecurityEvent.Type;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.password.PasswordHasher;
import io.github.secureblocks.password.PasswordRefused;
import io.github.secureblocks.password.PasswordVerdict;
import io.github.secureblocks.secret.Secret;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;

/** Who may sign in. */
@Service
class Accounts {
    static final int SHORTEST_PASSWORD = 12;

    /** What became of a registration. */
    enum Registration {
        DONE("You are registered."),
        NAME_NOT_ALLOWED("A name has 3 to 40 of a-z, 0-9 and the hyphen."),
        PASSWORD_NOT_ALLOWED("A password has 12 to 72 characters; some characters count as several."),
        NAME_TAKEN("That name is taken.");

        private final String message;

        Registration(String message) {
            this.message = message;
        }

        String message() {
            return message;
        }
    }

    /** Why somebody was not signed in: for the log alone. */
    private enum Refused {
        PASSWORD_WRONG,
        NAME_UNKNOWN
    }

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{3,40}");

    private final AccountStore store;
    private final PasswordHasher passwords;
    private final SecurityEvents events;

    Accounts(AccountStore store, PasswordHasher passwords, SecurityEvents events) {
        this.store = store;
        this.passwords = passwords;
        this.events = events;
    }

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    Registration register(String name, Secret password) {
        return register(name, password, Account.USER);
    }

    Registration register(String name, Secret password, String role) {
        if (!isName(name)) {
            return Registration.NAME_NOT_ALLOWED;
        }
        if (password.length() < SHORTEST_PASSWORD) {
            return Registration.PASSWORD_NOT_ALLOWED;
        }
        try {
            return store.add(new Account(name, passwords.hash(password), role))
                    ? Registration.DONE
                    : Registration.NAME_TAKEN;
        } catch (PasswordRefused tooLongForBcrypt) {
            return Registration.PASSWORD_NOT_ALLOWED;
        }
    }

    /** Takes as long for an unknown name as for a wrong password: {@code check} hashes against nothing, too. */
    Optional<Account> signIn(String name, Secret password) {
        Optional<Account> known = isName(name) ? store.find(name) : Optional.empty();
        PasswordVerdict verdict =
                passwords.check(password, known.map(Account::passwordHash).orElse(null));
        if (!verdict.ok()) {
            known.ifPresentOrElse(
                    account -> events.report(Type.AUTHN_LOGIN_FAIL, Refused.PASSWORD_WRONG, Subject.of(account.name())),
                    () -> events.report(Type.AUTHN_LOGIN_FAIL, Refused.NAME_UNKNOWN));
            return Optional.empty();
        }
        verdict.rehash().ifPresent(hash -> store.replaceHash(name, hash));
        return known;
    }
}
