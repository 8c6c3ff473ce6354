package io.github.secureblocks.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.secureblocks.HandClock;
import io.github.secureblocks.file.FileRefused;
import io.github.secureblocks.jwt.KeysUnavailable.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRingFileTest {
    private final HandClock clock = new HandClock();

    @TempDir
    private Path directory;

    private Path path;

    @BeforeEach
    void onPosixAlone() throws IOException {
        assumeTrue(Files.getFileStore(directory).supportsFileAttributeView("posix"));
        path = directory.resolve("keys");
    }

    @Test
    void keysOutliveTheProcessAndNobodyReadsThemInTheFile() throws IOException {
        KeyRing ring = ring();
        assertThat(ring().signing().id()).isEqualTo(ring.signing().id());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(path)).doesNotContain(ring.signing().id()).doesNotContain("kid");
    }

    @Test
    void manyRingsThatFindARotationDueAtOncePublishOneKey() {
        List<KeyRing> rings = IntStream.range(0, 6).mapToObj(i -> ring()).toList();
        clock.advance(Rings.ROTATION);
        rings.stream().parallel().forEach(KeyRing::maintain);

        Set<List<String>> ids = new HashSet<>();
        rings.forEach(ring -> {
            ring.maintain();
            ids.add(Jwks.ids(ring.jwks()));
        });
        assertThat(ids).singleElement().satisfies(all -> assertThat(all).hasSize(2));
    }

    @Test
    void aFileThatOthersMayReadIsRefusedWithTheLineToRun() throws IOException {
        ring();
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(this::ring)
                .isInstanceOf(KeysUnavailable.class)
                .cause()
                .isInstanceOf(FileRefused.class)
                .hasMessageContaining("chmod 600 " + path);
    }

    @Test
    void anyBytesAsAFileAreRefusedInOneWayAndLeftAsTheyAre() throws IOException {
        ring();
        byte[] good = Files.readAllBytes(path);
        Random random = new Random(13);
        for (int i = 0; i < 1_500; i++) {
            byte[] bad = changed(good, random);
            if (Arrays.equals(bad, good)) {
                continue;
            }
            Files.write(path, bad);
            assertThatThrownBy(this::ring)
                    .as("round %s", i)
                    .isInstanceOfSatisfying(
                            KeysUnavailable.class,
                            failed ->
                                    assertThat(failed.reason()).isIn(Reason.DAMAGED, Reason.MASTER_KEY, Reason.STORE));
            assertThat(Arrays.equals(Files.readAllBytes(path), bad))
                    .as("left as it was")
                    .isTrue();
        }
    }

    @Test
    void anEmptyFileIsDamagedAndNotABeginning() throws IOException {
        ring();
        Files.write(path, new byte[0]);
        assertThatThrownBy(this::ring)
                .isInstanceOfSatisfying(
                        KeysUnavailable.class,
                        failed -> assertThat(failed.reason()).isEqualTo(Reason.DAMAGED));
    }

    private KeyRing ring() {
        return Rings.over(KeyRingStore.inFile(path), clock).build();
    }

    private static byte[] changed(byte[] good, Random random) {
        byte[] bad = good.clone();
        return switch (random.nextInt(5)) {
            case 0 -> Arrays.copyOf(bad, random.nextInt(bad.length));
            case 1 -> Arrays.copyOf(bad, bad.length + 1 + random.nextInt(40_000));
            case 2 -> {
                random.nextBytes(bad);
                yield bad;
            }
            case 3 -> ("9" + new String(good, StandardCharsets.US_ASCII)).getBytes(StandardCharsets.US_ASCII);
            default -> {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
                yield bad;
            }
        };
    }
}
