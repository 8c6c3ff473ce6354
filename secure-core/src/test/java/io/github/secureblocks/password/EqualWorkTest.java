package io.github.secureblocks.password;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Work is counted, because time measured in a test proves nothing. */
class EqualWorkTest {
    private static final int WHOLE = 8;

    private final List<String> work = new ArrayList<>();
    private final PasswordHasher hasher =
            PasswordHasher.of(new Counted("new"), List.of(new Counted("old"), new Counted("older")));

    /** Forms such as {@code old:4:password}: a check is four units of work, and a new hash is eight. */
    private final class Counted implements Scheme {
        private final String name;

        Counted(String name) {
            this.name = name;
        }

        @Override
        public @Nullable StoredForm read(String stored) {
            String[] parts = stored.split(":", 3);
            return parts[0].equals(name) ? new Form(Integer.parseInt(parts[1]), parts[2]) : null;
        }

        @Override
        public String hash(byte[] password) {
            spend(WHOLE);
            return name + ":" + WHOLE + ":" + new String(password, StandardCharsets.UTF_8);
        }

        private void spend(int units) {
            for (int i = 0; i < units; i++) {
                work.add(name);
            }
        }

        private final class Form implements StoredForm {
            private final int units;
            private final String stored;

            Form(int units, String stored) {
                this.units = units;
                this.stored = stored;
            }

            @Override
            public boolean matches(byte[] password) {
                spend(units);
                return new String(password, StandardCharsets.UTF_8).equals(stored);
            }

            @Override
            public void catchUp(byte[] password) {
                spend(WHOLE - units);
            }

            @Override
            public boolean isCurrent() {
                return units >= WHOLE;
            }
        }
    }

    @Test
    void aNaiveCheckTellsByItsWorkWhetherThereIsAUserAndWhoHasMoved() {
        assertThat(naiveWork(null)).isEmpty();
        assertThat(naiveWork("new:8:password")).hasSize(8);
        assertThat(naiveWork("old:4:password")).hasSize(4);
    }

    @Test
    void everyCheckThatIsNotOkDoesOneHashOfEachFormat() {
        for (String stored : new String[] {
            null,
            "",
            "garbage",
            "{noop}wrong",
            "new:8:password",
            "new:4:password",
            "old:8:password",
            "old:2:password",
            "older:8:password",
            "older:1:password",
            "new:8:-",
            "old:8:-"
        }) {
            for (String password : List.of("wrong", "", "a\0b", "\ud800", "x".repeat(73), "x".repeat(4097))) {
                work.clear();
                PasswordVerdict verdict = hasher.check(Secret.of(password), stored);

                assertThat(verdict.ok()).as("%s", stored).isFalse();
                assertThat(verdict.rehash()).isEmpty();
                assertThat(Stream.of("new", "old", "older")
                                .map(name -> work.stream().filter(name::equals).count()))
                        .as("%s", stored)
                        .containsExactly(8L, 8L, 8L);
            }
        }
    }

    @Test
    void aRightPasswordCostsItsCheckAndWhereItMovesOneHash() {
        assertThat(workOfRight("new:8:password", false)).containsOnly("new").hasSize(8);
        assertThat(workOfRight("new:4:password", true)).containsOnly("new").hasSize(12);
        assertThat(workOfRight("old:8:password", true)).hasSize(16);
    }

    private List<String> workOfRight(String stored, boolean moves) {
        work.clear();
        PasswordVerdict verdict = hasher.check(Secret.of("password"), stored);
        assertThat(verdict.ok()).isTrue();
        assertThat(verdict.rehash().isPresent()).isEqualTo(moves);
        return work;
    }

    private List<String> naiveWork(@Nullable String stored) {
        work.clear();
        Scheme scheme = new Counted(stored == null ? "" : stored.substring(0, 3));
        if (stored != null) {
            assertThat(scheme.read(stored).matches("wrong".getBytes(StandardCharsets.UTF_8)))
                    .isFalse();
        }
        return List.copyOf(work);
    }
}
