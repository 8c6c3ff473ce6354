package io.github.secureblocks.rules.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The findings that a legacy project had when it began to be checked, as a file beside the code.
 *
 * <p><b>Guarantees.</b> A file that is missing, malformed or of another version is an error, never an empty baseline. A
 * line that the command did not write stands for nothing. Removing lines, by hand or by {@link #remove}, is always
 * allowed, so that two branches that each mend something can be merged.
 *
 * <p><b>Does not guarantee</b> that nobody makes it longer on purpose: a line's seal is a checksum without a key. The file
 * is text with one finding on a line, so that a review sees it.
 */
public final class Baseline {
    /** The usual name of the file. */
    public static final String FILE = "security-baseline.txt";

    private static final String VERSION = "# secure-blocks baseline 1";
    private static final String HEADER = VERSION + "\n"
            + "# Findings that were there before the rules. Mended ones are removed by themselves; only the command\n"
            + "# baseline --write adds any. A change that makes this file longer needs a review.\n";
    private static final int MAX_BYTES = 64 << 20;

    private final Path file;
    private final List<String> lines;
    private final List<BaselineEntry> entries;

    private Baseline(Path file, List<String> lines, List<BaselineEntry> entries) {
        this.file = file;
        this.lines = List.copyOf(lines);
        this.entries = List.copyOf(entries);
    }

    /**
     * Reads a file.
     *
     * @param file written by the command {@code baseline --write}
     * @return its entries
     * @throws UnreadableBaseline if it is missing or cannot be understood to its end
     */
    public static Baseline read(Path file) {
        List<String> lines = text(file).lines().toList();
        if (lines.isEmpty() || !lines.get(0).equals(VERSION)) {
            throw new UnreadableBaseline("The file " + file + " is no baseline of this version: its first line is not '"
                    + VERSION + "'; write it with the command baseline --write");
        }
        List<BaselineEntry> entries = new ArrayList<>();
        for (int line = 1; line <= lines.size(); line++) {
            String text = lines.get(line - 1);
            if (!text.isBlank() && !text.startsWith("#")) {
                int number = line;
                entries.add(BaselineEntry.read(text, line)
                        .orElseThrow(() -> new UnreadableBaseline("Line " + number + " of the baseline " + file
                                + " cannot be understood; restore the file from version control")));
            }
        }
        return new Baseline(file, lines, entries);
    }

    private static String text(Path file) {
        if (!Files.exists(file)) {
            throw new UnreadableBaseline("There is no baseline at " + file.toAbsolutePath()
                    + "; write one with the command baseline --write, or remove withBaseline");
        }
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new UnreadableBaseline("The baseline " + file + " is larger than any is expected to be");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
        } catch (CharacterCodingException notText) {
            throw new UnreadableBaseline("The baseline " + file + " is not text in UTF-8");
        } catch (IOException failed) {
            throw new UnreadableBaseline("The baseline " + file + " cannot be read; look at its permissions");
        }
    }

    /**
     * Its entries.
     *
     * @return as written
     */
    public List<BaselineEntry> entries() {
        return entries;
    }

    /**
     * Where it is.
     *
     * @return as named
     */
    public Path file() {
        return file;
    }

    Set<String> fingerprints() {
        return entries.stream()
                .filter(BaselineEntry::sealed)
                .map(BaselineEntry::fingerprint)
                .collect(Collectors.toSet());
    }

    /**
     * Removes entries from the file as it is now; every other line stays.
     *
     * @param gone what was mended
     * @return whether the file could be written
     */
    public boolean remove(Collection<BaselineEntry> gone) {
        Baseline now = read(file);
        Set<String> mended = gone.stream().map(BaselineEntry::fingerprint).collect(Collectors.toSet());
        Set<Integer> dropped = now.entries.stream()
                .filter(entry -> mended.contains(entry.fingerprint()))
                .map(BaselineEntry::line)
                .collect(Collectors.toSet());
        List<String> kept = new ArrayList<>();
        for (int line = 1; line <= now.lines.size(); line++) {
            if (!dropped.contains(line)) {
                kept.add(now.lines.get(line - 1));
            }
        }
        return Files.isWritable(file) && replaced(file, String.join("\n", kept) + "\n");
    }

    /**
     * Writes a file anew.
     *
     * @param file where
     * @param kept entries of the file that is replaced
     * @param added findings that it did not hold
     * @return whether the file could be written
     */
    public static boolean write(Path file, Collection<BaselineEntry> kept, Collection<Finding> added) {
        String lines = Stream.concat(kept.stream(), added.stream().map(BaselineEntry::of))
                .sorted(Comparator.comparing(BaselineEntry::path)
                        .thenComparing(BaselineEntry::symbol)
                        .thenComparing(BaselineEntry::rule)
                        .thenComparing(BaselineEntry::fingerprint))
                .map(entry -> entry.text() + "\n")
                .distinct()
                .collect(Collectors.joining());
        return replaced(file, HEADER + lines);
    }

    private static boolean replaced(Path file, String text) {
        try {
            AtomicFile.replace(file, text);
            return true;
        } catch (IOException failed) {
            return false;
        }
    }
}
