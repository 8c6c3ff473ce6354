package io.github.secureblocks.web.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secureblocks.event.SecurityEvent;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.web.upload.UploadRefused.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadsTest {
    private static final byte[] PNG = Samples.image("png");

    @TempDir
    Path temporary;

    private final List<SecurityEvent> events = new ArrayList<>();
    private Path directory;
    private Uploads uploads;

    @BeforeEach
    void open() {
        directory = temporary.resolve("uploads");
        uploads = Uploads.builder(directory)
                .types(UploadType.PNG, UploadType.TEXT)
                .maxBytes(10_000)
                .maxFiles(3)
                .maxTotalBytes(15_000)
                .events(SecurityEvents.to(events::add, InstantSource.system()))
                .build();
    }

    @Test
    void aFileIsFoundAgainAsItWas() throws IOException {
        StoredUpload stored = uploads.store(new ByteArrayInputStream(PNG));
        assertThat(stored.id()).matches("[A-Za-z0-9_-]{43}");
        assertThat(stored.size()).isEqualTo(PNG.length);
        assertThat(uploads.find(stored.id())).contains(stored);
        try (InputStream content = stored.open()) {
            assertThat(content.readAllBytes()).isEqualTo(PNG);
        }
        uploads.delete(stored);
        uploads.delete(stored);
        assertThat(uploads.find(stored.id())).isEmpty();
        assertThatThrownBy(stored::open).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void nobodyElseMayReadIt() throws IOException {
        StoredUpload stored = uploads.store(new ByteArrayInputStream(PNG));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(directory.resolve(stored.id() + ".png"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aDirectoryThatOthersMayOpenIsRefused() throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-x---"));
        UploadsBuilder exposed = Uploads.builder(directory).types(UploadType.PNG);
        assertThatIllegalArgumentException().isThrownBy(exposed::build).withMessageContaining("chmod 700");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        Path link = Files.createSymbolicLink(temporary.resolve("link"), directory);
        UploadsBuilder linked = Uploads.builder(link).types(UploadType.PNG);
        assertThatIllegalArgumentException().isThrownBy(linked::build).withMessageContaining("not a link");
    }

    @Test
    void aStreamWithoutEndIsReadToTheLimitAndLeavesNothing() {
        Endless endless = new Endless();
        assertRefused(Reason.TOO_LARGE, () -> uploads.store(endless));
        assertThat(endless.read).isBetween(10_001L, 10_000L + 16_384);
        assertThat(directory).isEmptyDirectory();
        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo(SecurityEvent.Type.INPUT_VALIDATION_FAIL);
            assertThat(event.reason()).isEqualTo("TOO_LARGE");
        });
    }

    @Test
    void aConnectionThatBreaksLeavesNothing() {
        InputStream broken = new SequenceInputStream(new ByteArrayInputStream(PNG), new Broken());
        assertThatThrownBy(() -> uploads.store(broken)).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> uploads.storeAll(List.of(text(5), Broken::new)))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void ofSeveralFilesAllAreKeptOrNone() {
        assertRefused(
                Reason.MALFORMED,
                () -> uploads.storeAll(List.of(text(5), () -> new ByteArrayInputStream(new byte[] {1}))));
        assertRefused(Reason.TOO_MANY, () -> uploads.storeAll(List.of(text(1), text(1), text(1), text(1))));
        assertRefused(Reason.TOTAL_TOO_LARGE, () -> uploads.storeAll(List.of(text(9_000), text(9_000))));
        assertRefused(Reason.TOO_LARGE, () -> uploads.storeAll(List.of(text(10_001))));
        assertRefused(Reason.EMPTY, () -> uploads.storeAll(List.of()));
        assertRefused(Reason.EMPTY, () -> uploads.storeAll(List.of(text(1), text(0))));
        assertThat(directory).isEmptyDirectory();
        assertThat(uploads.storeAll(List.of(text(10_000), text(4_999), text(1))))
                .extracting(StoredUpload::size)
                .containsExactly(10_000L, 4_999L, 1L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../secret", "..%2fsecret", "secret", "\u0000", "/etc/passwd", "a/../../secret"})
    void anIdentifierIsNoPath(String id) throws IOException {
        Path secret = Files.writeString(temporary.resolve("secret.txt"), "s3cret");
        assertThat(directory.resolve("../secret.txt")).hasSameBinaryContentAs(secret);
        assertThat(uploads.find(id)).isEmpty();
    }

    @Test
    void whatIsNotFinishedOrOfAnotherTypeOrALinkIsNotFound() throws IOException {
        String id = "a".repeat(43);
        Files.writeString(directory.resolve(id + ".part"), "x");
        Files.writeString(directory.resolve(id + ".jsp"), "x");
        Files.createSymbolicLink(directory.resolve(id + ".txt"), temporary.resolve("secret.txt"));
        Files.writeString(temporary.resolve("secret.txt"), "s3cret");
        assertThat(uploads.find(id)).isEqualTo(Optional.empty());
    }

    @Test
    void filesDoNotFillTheDisk() throws IOException {
        long free = Files.getFileStore(directory).getUsableSpace();
        Uploads nearlyFull =
                typed().maxBytes(free / 2).minFreeBytes(free / 2 + free / 4).build();
        assertRefused(Reason.NO_ROOM, () -> nearlyFull.store(new ByteArrayInputStream(PNG)));
        assertThat(directory).isEmptyDirectory();
        UploadsBuilder tooSmall = typed().minFreeBytes(Long.MAX_VALUE);
        assertThatIllegalArgumentException().isThrownBy(tooSmall::build).withMessageContaining("write .minFreeBytes(");
        assertThat(typed().minFreeBytes(0)
                        .build()
                        .store(new ByteArrayInputStream(PNG))
                        .size())
                .isEqualTo(PNG.length);
    }

    @Test
    void typesAndLimitsAreNamedBeforeTheFirstFile() {
        UploadsBuilder untyped = Uploads.builder(directory);
        assertThatIllegalStateException().isThrownBy(untyped::build).withMessageContaining(".types(UploadType.PNG)");
        for (UploadsBuilder wrong :
                List.of(typed().maxBytes(0), typed().maxFiles(0), typed().maxTotalBytes(5), typed().maxPixels(-1))) {
            assertThatIllegalArgumentException().isThrownBy(wrong::build).withMessageContaining("write .maxBytes(");
        }
        assertThat(typed().maxBytes(60_000_000).build().maxTotalBytes()).isEqualTo(60_000_000);
    }

    private UploadsBuilder typed() {
        return Uploads.builder(directory).types(UploadType.PNG);
    }

    private static UploadSource text(int length) {
        return () -> new ByteArrayInputStream(Samples.latin("a".repeat(length)));
    }

    private static void assertRefused(Reason reason, org.assertj.core.api.ThrowableAssert.ThrowingCallable store) {
        assertThatThrownBy(store)
                .isInstanceOf(UploadRefused.class)
                .extracting(refused -> ((UploadRefused) refused).reason())
                .isEqualTo(reason);
    }

    private static final class Broken extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("connection reset");
        }
    }

    private static final class Endless extends InputStream {
        private long read;

        @Override
        public int read() {
            read++;
            return 'a';
        }
    }
}
