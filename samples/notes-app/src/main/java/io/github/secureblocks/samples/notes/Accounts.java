package io.github.secureblocks.samples.notes;

import io.github.secureblocks.event.SecurityEvent.Type;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.identity.Roles;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.password.PasswordHasher;
import io.github.secureblocks.password.PasswordPolicy;
import io.github.secureblocks.password.PasswordVerdict;
import io.github.secureblocks.secret.Secret;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;

/** Who may sign in. */
@Service
class Accounts {
    /** What became of a registration or of a new password. */
    enum Outcome {
        DONE(""),
        NAME_NOT_ALLOWED("A name has 3 to 40 of a-z, 0-9 and the hyphen."),
        PASSWORD_NOT_ALLOWED("That password is too short, or one that others would guess. Take at least "
                + PasswordPages.SHORTEST + " characters, such as four words that do not belong together."),
        PASSWORD_WRONG("The current password is wrong."),
        NAME_TAKEN("That name is taken.");

        private final String message;

        Outcome(String message) {
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
    private final PasswordPolicy policy;
    private final SecurityEvents events;

    Accounts(AccountStore store, PasswordHasher passwords, PasswordPolicy policy, SecurityEvents events) {
        this.store = store;
        this.passwords = passwords;
        this.policy = policy;
        this.events = events;
    }

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    boolean exists(String name) {
        return isName(name) && store.find(name).isPresent();
    }

    /** What the account may be now; empty where there is none any more. */
    Optional<Roles> rolesOf(Subject subject) {
        return store.find(subject.id()).map(account -> Roles.of(account.role()));
    }

    Outcome register(String name, Secret password) {
        return register(name, password, Account.USER);
    }

    Outcome register(String name, Secret password, String role) {
        if (!isName(name)) {
            return Outcome.NAME_NOT_ALLOWED;
        }
        if (!isGood(password, name)) {
            return Outcome.PASSWORD_NOT_ALLOWED;
        }
        return store.add(new Account(name, passwords.hash(password), role)) ? Outcome.DONE : Outcome.NAME_TAKEN;
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

    /** Who is at the keyboard may not be who signed in: the current password is asked for. */
    Outcome changePassword(Subject subject, Secret current, Secret wanted) {
        return signIn(subject.id(), current).isEmpty() ? Outcome.PASSWORD_WRONG : setPassword(subject, wanted);
    }

    Outcome setPassword(Subject subject, Secret wanted) {
        if (!isGood(wanted, subject.id())) {
            return Outcome.PASSWORD_NOT_ALLOWED;
        }
        store.replaceHash(subject.id(), passwords.hash(wanted));
        return Outcome.DONE;
    }

    boolean isGood(Secret password, String name) {
        return policy.check(password, name, "notes").ok();
    }
}
