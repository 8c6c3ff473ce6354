package io.github.secureblocks.rules.catalogue;

import java.util.List;

/** What to write instead of the raw primitive. */
public sealed interface Fix {
    /**
     * The types that the new line needs.
     *
     * @return binary names
     */
    List<String> imports();

    /**
     * The line as it is found.
     *
     * @return Java, shortened to what matters
     */
    String before();

    /**
     * The line to write.
     *
     * @return Java; where the use is refused, a sentence
     */
    String after();

    /**
     * A block replaces it.
     *
     * @param imports the types that the new line needs
     * @param before the line as it is found
     * @param after the line to write
     */
    record Vetted(List<String> imports, String before, String after) implements Fix {}

    /**
     * A safe use of the JDK or the framework replaces it.
     *
     * @param imports the types that the new line needs
     * @param before the line as it is found
     * @param after the line to write
     */
    record Platform(List<String> imports, String before, String after) implements Fix {}

    /**
     * No use is safe.
     *
     * @param before the line as it is found
     * @param reason why there is no replacement
     * @param instead what to do, as a sentence
     */
    record Refused(String before, String reason, String instead) implements Fix {
        @Override
        public List<String> imports() {
            return List.of();
        }

        @Override
        public String after() {
            return instead;
        }
    }
}
