package io.github.secureblocks.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.secureblocks.file.FileRefused.Reason;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateFileTest {
    @TempDir
    private Path directory;

    private Path path;
    private PrivateFile file;

    @BeforeEach
    void onPosixAlone() throws IOException {
        assumeTrue(Files.getFileStore(directory).supportsFileAttributeView("posix"));
        path = directory.resolve("keys");
        file = PrivateFile.at(path, 1_000);
    }

    @Test
    void isEmptyBeforeItIsWrittenAndThenWhatWasWrittenLast() {
        assertThat(file.read()).isEmpty();
        write("one");
        write("two");
        assertThat(file.read()).hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(bytes("two")));
        assertThat(file.update(content -> Optional.empty())).isFalse();
        assertThat(text()).isEqualTo("two");
    }

    @Test
    void allOfItsFilesAreTheOwnersAlone() throws IOException {
        write("secret");
        try (var files = Files.list(directory)) {
            assertThat(files.toList())
                    .extracting(each -> each.getFileName() + " "
                            + PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                    .containsExactlyInAnyOrder("keys rw-------", "keys.lock rw-------");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-", "rwx--x---", "rw-rw-rw-"})
    void refusesAFileThatOthersMayReadOrWrite(String permissions) throws IOException {
        write("secret");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));

        assertRefused(Reason.EXPOSED, file::read);
        assertRefused(Reason.EXPOSED, () -> file.update(content -> Optional.of(bytes("mine"))));
        assertThat(Files.readString(path)).as("it was left alone").isEqualTo("secret");
        assertThatThrownBy(file::read).hasMessageContaining("chmod 600 " + path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxrwx---", "rwx---rwx", "rwxrwxrwx"})
    void refusesADirectoryInWhichOthersMayPutAnotherFileInItsPlace(String permissions) throws IOException {
        write("secret");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(permissions));

        assertRefused(Reason.DIRECTORY_EXPOSED, file::read);
        assertThatThrownBy(() -> write("more")).hasMessageContaining("chmod go-w " + directory);
    }

    @Test
    void refusesALinkADirectoryAndAMissingDirectory() throws IOException {
        Path elsewhere = Files.writeString(directory.resolve("elsewhere"), "theirs");
        Files.setPosixFilePermissions(elsewhere, PosixFilePermissions.fromString("rw-------"));
        Files.createSymbolicLink(path, elsewhere);
        assertRefused(Reason.NOT_A_FILE, file::read);
        assertRefused(Reason.NOT_A_FILE, () -> write("mine"));
        assertThat(Files.readString(elsewhere)).isEqualTo("theirs");

        Files.delete(path);
        Files.createDirectory(path);
        assertRefused(Reason.NOT_A_FILE, file::read);
        assertRefused(
                Reason.DIRECTORY_MISSING,
                () -> PrivateFile.at(directory.resolve("none/keys"), 10).read());
        assertThatIllegalArgumentException().isThrownBy(() -> PrivateFile.at(Path.of("/"), 10));
        assertThatIllegalArgumentException().isThrownBy(() -> PrivateFile.at(path, 0));
        assertThat(PrivateFile.at(Path.of("keys"), 1))
                .as("in the directory of the process")
                .isNotNull();
    }

    @Test
    void doesNotFollowALinkThatWaitsInThePlaceOfTheNextContentOrOfTheLock() throws IOException {
        Path theirs = Files.writeString(directory.resolve("theirs"), "theirs");
        Files.createSymbolicLink(directory.resolve("keys.new"), theirs);
        write("mine");
        assertThat(Files.readString(theirs)).isEqualTo("theirs");
        assertThat(Files.isSymbolicLink(path)).isFalse();

        Path other = directory.resolve("other");
        Files.createSymbolicLink(directory.resolve("other.lock"), theirs);
        assertThatThrownBy(() -> PrivateFile.at(other, 10).update(content -> Optional.of(bytes("mine"))))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(other).doesNotExist();
    }

    @Test
    void refusesWhatIsTooLargeBothWays() throws IOException {
        write("x".repeat(1_000));
        assertThat(text()).hasSize(1_000);
        assertRefused(Reason.TOO_LARGE, () -> write("x".repeat(1_001)));
        assertThat(text()).hasSize(1_000);
        Files.writeString(path, "x".repeat(1_001));
        assertRefused(Reason.TOO_LARGE, file::read);
    }

    @Test
    void removesWhatACrashHasLeftBehind() throws IOException {
        write("one");
        Files.writeString(directory.resolve("keys.new"), "half of");
        assertThat(text()).isEqualTo("one");
        write("two");
        assertThat(text()).isEqualTo("two");
        assertThat(directory.resolve("keys.new")).doesNotExist();
    }

    @Test
    void refusesAFileSystemOnWhichNothingKeepsOthersFromReading() throws IOException {
        URI zip = URI.create("jar:" + directory.resolve("a.zip").toUri());
        try (FileSystem system = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
            PrivateFile inZip = PrivateFile.at(system.getPath("/keys"), 10);
            assertRefused(Reason.WITHOUT_PERMISSIONS, inZip::read);
        }
    }

    @Test
    void changesOfManyThreadsAndObjectsHappenOneAfterTheOther() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            PrivateFile mine = i % 2 == 0 ? file : PrivateFile.at(path, 1_000);
            all.add(pool.submit(() -> {
                for (int j = 0; j < 25; j++) {
                    assertThat(mine.update(content -> Optional.of(bytes(String.valueOf(
                                    content.map(PrivateFileTest::number).orElse(0) + 1)))))
                            .isTrue();
                }
            }));
        }
        for (Future<?> each : all) {
            each.get();
        }
        pool.shutdown();
        assertThat(text()).isEqualTo("200");
    }

    @Test
    void aLockThatWasDeletedIsMadeAnew() throws IOException {
        write("one");
        Files.delete(directory.resolve("keys.lock"));
        write("two");
        assertThat(text()).isEqualTo("two");
        assertThat(directory.resolve("keys.lock")).exists();
    }

    @Test
    void aLockThatAnotherDoesNotLetGoOfIsTold() throws IOException {
        Path lock = directory.resolve("keys.lock");
        try (FileChannel other = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = other.lock()) {
            assertThat(held.isValid()).isTrue();
            FileMutex mutex = new FileMutex(lock, Duration.ofMillis(20));
            assertRefused(Reason.LOCKED, () -> mutex.locked(() -> "in"));
        }
    }

    @Test
    void aThreadThatDoesNotLetGoOfTheLockIsToldToTheOthers() throws IOException {
        FileMutex mutex = new FileMutex(directory.resolve("keys.lock"), Duration.ofMillis(20));
        ExecutorService pool = Executors.newSingleThreadExecutor();
        mutex.locked(() -> {
            assertThatThrownBy(() -> pool.submit(() -> mutex.locked(() -> "in")).get())
                    .hasCauseInstanceOf(FileRefused.class);
            return "";
        });
        pool.shutdown();
        assertThat(mutex.locked(() -> "in")).isEqualTo("in");
    }

    @Test
    void anInterruptedThreadChangesNothingAndStaysInterrupted() {
        write("one");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> write("two"))
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(text()).isEqualTo("one");
        write("two");
        assertThat(text()).isEqualTo("two");
    }

    private void write(String text) {
        assertThat(file.update(content -> Optional.of(bytes(text)))).isTrue();
    }

    private String text() {
        return new String(file.read().orElseThrow(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static int number(byte[] content) {
        return Integer.parseInt(new String(content, StandardCharsets.UTF_8));
    }

    private static void assertRefused(Reason reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        FileRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
