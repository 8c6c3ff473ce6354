package io.github.secureblocks.samples.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.web.test.Attack;
import io.github.secureblocks.web.test.AttackFinding;
import io.github.secureblocks.web.test.AttackReport;
import io.github.secureblocks.web.test.HostileRequests;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The kit that users point at their own application, pointed at ours. */
class HostileRequestsIT {
    @Test
    void nothingSucceedsAgainstTheApplicationBuiltOnTheBlocks() throws IOException {
        try (Target target = Target.start(Application.NOTES_APP)) {
            AttackReport report = attacks(target).run();
            System.out.println(report);
            report.assertNothingSucceeded();
        }
    }

    @Test
    void whatTheApplicationAsGeneratedLacksIsFound() throws IOException {
        try (Target target = Target.start(Application.AS_GENERATED)) {
            AttackReport report = attacks(target).redirect("/login", "next").run();
            System.out.println(report);
            assertThat(report.findings().stream().map(AttackFinding::attack))
                    .contains(
                            Attack.NO_CONTENT_SECURITY_POLICY,
                            Attack.FRAMING,
                            Attack.SNIFFING,
                            Attack.REFERRER,
                            Attack.CACHED_PAGE,
                            Attack.CROSS_SITE_WRITE,
                            Attack.FOREIGN_ORIGIN,
                            Attack.SCRIPT_ECHO,
                            Attack.OPEN_REDIRECT,
                            Attack.ERROR_LEAK,
                            Attack.SERVER_ERROR,
                            Attack.OPEN_COOKIE);
        }
    }

    private static HostileRequests attacks(Target target) {
        String password = Target.marker("Secret7");
        target.register("kit", password);
        return HostileRequests.against(target.address())
                .login("/login", Map.of("username", "kit", "password", password))
                .page("/notes")
                .form("/notes", Map.of("title", "attack {n}", "body", "body"))
                .parameter("/notes", "q")
                .parameter("/notes", "sort");
    }
}
