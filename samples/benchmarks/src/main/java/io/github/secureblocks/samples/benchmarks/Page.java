package io.github.secureblocks.samples.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page of all suites, put together from the table of each. */
public final class Page {
    private Page() {}

    /**
     * Writes {@code benchmarks.md} from each {@code benchmarks/*.md} whose figures lie beside it.
     *
     * @param docs the directory of both
     * @throws IOException if a file cannot be read or written
     */
    public static void write(Path docs) throws IOException {
        StringBuilder page = new StringBuilder("""
                # Benchmarks

                Time over the floor's time of the same run, on one thread: 1.00 is as fast as the least possible work. Read
                ratios, not nanoseconds. Floor and block take turns in rounds, each in a new process; a ratio is the
                median of the rounds, with the least and the greatest after it, and a goal counts as missed only where
                every round lies above it: of eight rounds, least and greatest are the interval of 99 % for that median. "Within our bounds" is the floor with the time limit and the greatest number of rows that
                the block sets for every statement. Measured with JMH by one command, from the root of the repository:

                ```sh
                mvn -q -DskipTests -pl samples/benchmarks -am package && java -jar samples/benchmarks/target/benchmarks.jar
                ```

                An argument such as `sql` runs one suite and leaves the others' figures as they are. The suite `rules-process`
                measures whole processes instead and has a command of its own, named there.

                A page of `html` shows 50 values: ten of its own and five of each of eight rows, in element text, a title,
                attributes, URLs and parameters of URLs. "Clean" is what people write for the most part: four values need
                encoding; "dirty" is text of which all 50 do. "One template" has the eight rows in the template of the page,
                where otherwise a template is filled for each. Every engine has its templates compiled or parsed once and kept,
                and tests hold that a parser reads the same page from each. To a stream is to memory that takes the bytes in.

                `encoders` is `Escape.html` beside the encoders of others; ESAPI's is its codec, called as `encodeForHTML` calls
                it. `filters` is no ratio: what security headers, errors, methods, CORS and the guard against other sites add to
                a servlet that answers five bytes, on a request and a response in memory that are used again, as containers do.

                How well the rules find what they are to find is no ratio and has pages of its own: their
                [precision](benchmarks/corpus.md), and what they still find after a [rewriting](benchmarks/mutations.md).
                """);
        try (var tables = Files.list(docs.resolve("benchmarks"))) {
            for (Path table : tables.filter(Page::hasFigures).sorted().toList()) {
                String suite = table.getFileName().toString().replace(".md", "");
                page.append("\n## ").append(suite).append("\n\n").append(Files.readString(table));
            }
        }
        Files.writeString(docs.resolve("benchmarks.md"), page.toString());
    }

    /** A page of another module, such as {@code corpus.md}, has none. */
    private static boolean hasFigures(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".md") && Files.exists(file.resolveSibling(name.substring(0, name.length() - 2) + "json"));
    }
}
