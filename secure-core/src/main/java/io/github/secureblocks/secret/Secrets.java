package io.github.secureblocks.secret;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where secrets come from: the environment or a mounted file.
 *
 * <p>A block that takes a {@code Supplier<Secret>} asks again when it needs the value, so that a rotated secret is picked
 * up: {@code () -> Secrets.fromFile(path)}.
 *
 * <p><b>Guarantees.</b> A missing, empty, oversized or undecodable secret is a {@link SecretUnavailable} that names the
 * source and never the value; nothing falls back to a default.
 *
 * <p><b>Does not guarantee</b> that other processes of the same user cannot read the source; file permissions are not
 * checked yet. OWASP ASVS 5.0 13.3.1.
 */
public final class Secrets {
    /** The largest file that is read as a secret, in bytes. */
    public static final int MAX_FILE_BYTES = 64 * 1024;

    private Secrets() {}

    /**
     * Reads an environment variable.
     *
     * @param variable its name, such as {@code DB_PASSWORD}
     * @return the value, not empty
     * @throws SecretUnavailable if the variable is not set or empty
     */
    public static Secret fromEnvironment(String variable) {
        return fromEnvironment(variable, System::getenv);
    }

    static Secret fromEnvironment(String variable, UnaryOperator<@Nullable String> environment) {
        String value = environment.apply(variable);
        if (value == null || value.isEmpty()) {
            throw new SecretUnavailable("Environment variable " + variable + " is "
                    + (value == null ? "not set" : "empty") + "; set it for this process, or mount the secret as a file"
                    + " and write Secrets.fromFile(path)");
        }
        return Secret.named(variable, value);
    }

    /**
     * Reads a file that holds nothing but the secret, as UTF-8; one line end after it is dropped.
     *
     * @param file such as {@code /run/secrets/db_password}; at most {@link #MAX_FILE_BYTES} bytes
     * @return the value, not empty
     * @throws SecretUnavailable if the file cannot be read, is empty, too large or not UTF-8
     */
    public static Secret fromFile(Path file) {
        byte[] bytes = read(file);
        CharBuffer chars = CharBuffer.allocate(bytes.length);
        try {
            if (StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes), chars, true)
                    .isError()) {
                throw unavailable(file, "is not UTF-8 text; encode binary keys, for example as Base64");
            }
            CharSequence value = withoutLineEnd(chars.flip());
            if (value.length() == 0) {
                throw unavailable(file, "is empty; write the secret into it");
            }
            return Secret.named(String.valueOf(file.getFileName()), value);
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(chars.array(), '\0');
        }
    }

    private static byte[] read(Path file) {
        if (Files.isDirectory(file)) {
            throw unavailable(file, "is a directory; point to the file in it");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_FILE_BYTES + 1);
            if (bytes.length > MAX_FILE_BYTES) {
                throw unavailable(file, "is larger than " + MAX_FILE_BYTES + " bytes; point to the secret alone");
            }
            return bytes;
        } catch (NoSuchFileException missing) {
            throw unavailable(file, "does not exist; mount it, or correct the path");
        } catch (IOException unreadable) {
            throw unavailable(
                    file,
                    "cannot be read (" + unreadable.getClass().getSimpleName() + "); grant this user read access");
        }
    }

    private static CharSequence withoutLineEnd(CharBuffer chars) {
        int end = chars.length();
        if (end > 0 && chars.charAt(end - 1) == '\n') {
            end--;
            if (end > 0 && chars.charAt(end - 1) == '\r') {
                end--;
            }
        }
        return chars.subSequence(0, end);
    }

    private static SecretUnavailable unavailable(Path file, String problem) {
        return new SecretUnavailable("Secret file " + file + " " + problem);
    }
}
