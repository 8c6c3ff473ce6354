package io.github.secureblocks.jwt;

import io.github.secureblocks.file.PrivateFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One line: the generation, a space and the sealed text. */
final class FileKeyRingStore implements KeyRingStore {
    private static final Pattern LINE =
            Pattern.compile("([1-9][0-9]{0,17}) ([!-~]{1," + SealedKeys.MAX_LENGTH + "})\n");
    private static final int MAX_BYTES = SealedKeys.MAX_LENGTH + 64;

    private final PrivateFile file;

    FileKeyRingStore(Path path) {
        this.file = PrivateFile.at(path, MAX_BYTES);
    }

    @Override
    public Optional<SealedKeys> read() {
        return file.read().map(FileKeyRingStore::parsed);
    }

    @Override
    public boolean replace(SealedKeys next) {
        return file.update(content -> {
            long generation = content.map(FileKeyRingStore::parsed)
                    .map(SealedKeys::generation)
                    .orElse(0L);
            return generation == next.generation() - 1
                    ? Optional.of((next.generation() + " " + next.text() + "\n").getBytes(StandardCharsets.US_ASCII))
                    : Optional.empty();
        });
    }

    private static SealedKeys parsed(byte[] content) {
        Matcher line = LINE.matcher(new String(content, StandardCharsets.ISO_8859_1));
        if (!line.matches()) {
            throw new KeysUnavailable(KeysUnavailable.Reason.DAMAGED);
        }
        return new SealedKeys(Long.parseLong(line.group(1)), line.group(2));
    }
}
