package io.github.secureblocks.samples.notes;

import io.github.secureblocks.event.SecurityEvent.Type;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.identity.Roles;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.log.SafeLogger;
import io.github.secureblocks.password.PasswordHasher;
import io.github.secureblocks.password.PasswordPolicy;
import io.github.secureblocks.password.PasswordVerdict;
import io.github.secureblocks.password.PolicyVerdict;
import io.github.secureblocks.secret.Secret;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;

/** Who may sign in. */
@Service
class Accounts {
    /** What came of a try to sign in: for the log alone. */
    private enum Tried {
        PASSWORD_RIGHT,
        PASSWORD_WRONG,
        NAME_UNKNOWN
    }

    private static final SafeLogger LOG = SafeLogger.of(Accounts.class);
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

    Optional<Account> find(String name) {
        return isName(name) ? store.find(name) : Optional.empty();
    }

    /** What the account may be now; empty where there is none any more. */
    Optional<Roles> rolesOf(Subject subject) {
        return store.find(subject.id()).map(account -> Roles.of(account.role()));
    }

    boolean register(String name, Secret password) {
        return register(name, password, Account.USER);
    }

    /** Answers false where the name is taken, after the same work: what that tells is not for the one who asks. */
    boolean register(String name, Secret password, String role) {
        if (!isName(name)) {
            throw new NotAccepted("A name has 3 to 40 of a-z, 0-9 and the hyphen.");
        }
        demandGood(password, name);
        boolean added = store.add(new Account(name, passwords.hash(password), role));
        LOG.info(added ? "{} registered as {}" : "{} is taken, and was to be registered as {}", name, role);
        return added;
    }

    /** Takes as long for an unknown name as for a wrong password: {@code check} hashes against nothing, too. */
    Optional<Account> signIn(String name, Secret password) {
        Optional<Account> known = find(name);
        PasswordVerdict verdict =
                passwords.check(password, known.map(Account::passwordHash).orElse(null));
        if (!verdict.ok()) {
            known.ifPresentOrElse(
                    account -> events.report(Type.AUTHN_LOGIN_FAIL, Tried.PASSWORD_WRONG, Subject.of(account.name())),
                    () -> events.report(Type.AUTHN_LOGIN_FAIL, Tried.NAME_UNKNOWN));
            return Optional.empty();
        }
        verdict.rehash().ifPresent(hash -> store.replaceHash(name, hash));
        events.report(Type.AUTHN_LOGIN_SUCCESS, Tried.PASSWORD_RIGHT, Subject.of(name));
        return known;
    }

    /** Who is at the keyboard may not be who signed in: the current password is asked for again. */
    void confirm(Subject subject, Secret current) {
        if (signIn(subject.id(), current).isEmpty()) {
            throw new NotAccepted("The current password is wrong.");
        }
    }

    void changePassword(Subject subject, Secret current, Secret wanted) {
        confirm(subject, current);
        demandGood(wanted, subject.id());
        setPassword(subject, wanted);
    }

    void setPassword(Subject subject, Secret wanted) {
        store.replaceHash(subject.id(), passwords.hash(wanted));
        LOG.info("password of {} changed", subject);
    }

    void demandGood(Secret password, String name) {
        PolicyVerdict verdict = policy.check(password, name);
        if (!verdict.ok()) {
            throw new NotAccepted(String.join(". ", verdict.advice()) + ".");
        }
    }
}
