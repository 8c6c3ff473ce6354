package io.github.secureblocks.samples.attack;

import static io.github.secureblocks.samples.attack.HttpContract.ADMIN;
import static io.github.secureblocks.samples.attack.HttpContract.ADMIN_NAME;
import static io.github.secureblocks.samples.attack.HttpContract.ADMIN_USERS;
import static io.github.secureblocks.samples.attack.HttpContract.NOTES;
import static io.github.secureblocks.samples.attack.HttpContract.QUERY;
import static io.github.secureblocks.samples.attack.HttpContract.SHARED;
import static io.github.secureblocks.samples.attack.HttpContract.SORT;
import static org.assertj.core.api.Assertions.assertThat;

/** What both applications are for: an application that answers nothing would withstand every attack. */
final class Journey {
    private Journey() {}

    static void walk(Target target) {
        Browser user = target.victim();
        String first = target.write(user, "milk", "z");
        String second = target.write(user, "bread", "y");
        assertThat(user.get(NOTES).body()).contains("milk", "bread");
        assertThat(user.get(NOTES, QUERY, "mil").body()).contains(">milk<").doesNotContain(">bread<");
        assertThat(user.get(NOTES, SORT, "title").body()).containsSubsequence(">bread<", ">milk<");
        assertThat(target.attacker().get(NOTES).body()).doesNotContain("milk", "bread");

        String token = target.share(user, first);
        assertThat(target.stranger().get(SHARED + token).body()).contains("milk");

        assertThat(user.post(HttpContract.delete(second)).isRedirect()).isTrue();
        assertThat(user.get(NOTES).body()).contains("milk").doesNotContain(">bread<");

        Browser admin = target.stranger();
        assertThat(admin.logIn(ADMIN_NAME, target.adminPassword()))
                .as("admin signs in")
                .isTrue();
        assertThat(IdentityAttacks.showsUsers(admin.get(ADMIN)))
                .as("the admin page")
                .isTrue();
        assertThat(IdentityAttacks.showsUsers(admin.get(ADMIN_USERS)))
                .as("the list of users")
                .isTrue();
        assertThat(admin.post("/logout").isRedirect()).isTrue();
        assertThat(admin.isSignedInAs(ADMIN_NAME)).as("admin after signing out").isFalse();
    }
}
