package io.github.secureblocks.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsTest {
    @TempDir
    Path directory;

    @Test
    void readsAVariable() {
        Secret secret = Secrets.fromEnvironment("DB_PASSWORD", name -> name.equals("DB_PASSWORD") ? " s3cret " : null);

        assertThat(secret.revealAsString()).isEqualTo(" s3cret ");
        assertThat(secret).hasToString("Secret[DB_PASSWORD]");
    }

    @Test
    void refusesAMissingOrEmptyVariableByName() {
        assertThatExceptionOfType(SecretUnavailable.class)
                .isThrownBy(() -> Secrets.fromEnvironment("SECURE_BLOCKS_NOT_SET"))
                .withMessageStartingWith("Environment variable SECURE_BLOCKS_NOT_SET is not set; set it");
        assertThatExceptionOfType(SecretUnavailable.class)
                .isThrownBy(() -> Secrets.fromEnvironment("DB_PASSWORD", name -> ""))
                .withMessageStartingWith("Environment variable DB_PASSWORD is empty; set it");
    }

    @ParameterizedTest
    @CsvSource({
        "s3cret, s3cret",
        "'s3cret\n', s3cret",
        "'s3cret\r\n', s3cret",
        "'s3cret\n\n', 's3cret\n'",
        "Zoë😀, Zoë😀"
    })
    void readsAFileWithoutItsLineEnd(String content, String value) throws Exception {
        Secret secret = Secrets.fromFile(file(content.getBytes(StandardCharsets.UTF_8)));

        assertThat(secret.revealAsString()).isEqualTo(value);
        assertThat(secret).hasToString("Secret[db_password]");
    }

    @Test
    void readsAFileOfTheGreatestSize() throws Exception {
        assertThat(Secrets.fromFile(file(new byte[Secrets.MAX_FILE_BYTES])).length())
                .isEqualTo(Secrets.MAX_FILE_BYTES);
    }

    @Test
    void refusesAFileThatIsMissing() {
        refuses(directory.resolve("nothing"), "does not exist; mount it");
    }

    @Test
    void refusesADirectory() {
        refuses(directory, "is a directory; point to the file in it");
    }

    @Test
    void refusesAFileThatCannotBeRead() throws Exception {
        Path file = file("top-s3cret".getBytes(StandardCharsets.UTF_8));

        refuses(file.resolve("below-a-file"), "cannot be read (FileSystemException); grant this user read access");
    }

    @ParameterizedTest
    @CsvSource({"''", "'\n'", "'\r\n'"})
    void refusesAnEmptyFile(String content) throws Exception {
        refuses(file(content.getBytes(StandardCharsets.UTF_8)), "is empty; write the secret into it");
    }

    @Test
    void refusesAFileThatIsTooLarge() throws Exception {
        byte[] large = "top-s3cret".repeat(7_000).getBytes(StandardCharsets.UTF_8);

        refuses(file(large), "is larger than 65536 bytes; point to the secret alone");
    }

    @Test
    void refusesBytesThatAreNotText() throws Exception {
        refuses(
                file("top-s3cret\u00ff".getBytes(StandardCharsets.ISO_8859_1)),
                "is not UTF-8 text; encode binary keys");
        refuses(file(new byte[] {'t', 'o', 'p', '-', 's', (byte) 0xc3}), "is not UTF-8 text; encode binary keys");
    }

    private Path file(byte[] content) throws Exception {
        return Files.write(directory.resolve("db_password"), content);
    }

    private static void refuses(Path file, String problem) {
        assertThatExceptionOfType(SecretUnavailable.class)
                .isThrownBy(() -> Secrets.fromFile(file))
                .withMessageStartingWith("Secret file " + file + " " + problem)
                .withMessageNotContaining("top-s")
                .withNoCause();
    }
}
