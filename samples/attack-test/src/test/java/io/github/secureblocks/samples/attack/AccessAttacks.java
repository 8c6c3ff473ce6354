package io.github.secureblocks.samples.attack;

import static io.github.secureblocks.samples.attack.HttpContract.ADMIN_USERS;
import static io.github.secureblocks.samples.attack.HttpContract.SHARED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

/** Reading and changing what belongs to somebody else. */
final class AccessAttacks {
    private AccessAttacks() {}

    static List<Attack> all() {
        return List.of(
                Attack.on("Reading a note by its number", 639, "another user's note", AccessAttacks::read),
                Attack.on("Deleting a note by its number", 639, "another user's note is gone", AccessAttacks::delete),
                Attack.on(
                        "List of users without signing in",
                        862,
                        "the names of all users",
                        target -> IdentityAttacks.showsUsers(target.stranger().get(ADMIN_USERS))),
                Attack.on(
                        "Computing the next share link from one's own",
                        338,
                        "another user's note",
                        AccessAttacks::predict));
    }

    private static boolean read(Target target) {
        String secret = Target.marker("secret-");
        String id = target.write(target.victim(), Target.marker("title-"), secret);
        assertThat(target.victim().get(HttpContract.note(id)).shows(secret)).isTrue();
        return target.attacker().get(HttpContract.note(id)).shows(secret);
    }

    private static boolean delete(Target target) {
        String id = target.write(target.victim(), Target.marker("title-"), "body");
        target.attacker().post(HttpContract.delete(id));
        return target.victim().get(HttpContract.note(id)).status() != 200;
    }

    private static boolean predict(Target target) {
        String secret = Target.marker("secret-");
        String hidden = target.write(target.victim(), Target.marker("title-"), secret);
        String own = target.share(target.attacker(), target.write(target.attacker(), Target.marker("title-"), "body"));
        Optional<String> next = RandomState.tokenAfter(own);
        String real = target.share(target.victim(), hidden);
        assertThat(target.stranger().get(SHARED + real).shows(secret))
                .as("the link that was shared")
                .isTrue();
        return next.isPresent() && target.stranger().get(SHARED + next.get()).shows(secret);
    }
}
