package io.github.secureblocks.web.json;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import org.jspecify.annotations.Nullable;

/** What is escaped beyond the standard: what HTML reads, what old JavaScript reads as a line's end, every surrogate. */
final class ScriptEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1L;
    private static final int[] ASCII = standardAsciiEscapesForJSON();

    static {
        for (char c : new char[] {'<', '>', '&', '\'', 0x7F}) {
            ASCII[c] = ESCAPE_STANDARD;
        }
    }

    @Override
    public int[] getEscapeCodesForAscii() {
        return ASCII;
    }

    /** A pair is escaped like its halves, so that no half needs to be told from one. */
    @Override
    public @Nullable SerializableString getEscapeSequence(int c) {
        return c == 0x2028 || c == 0x2029 || Character.isISOControl(c) || Character.isSurrogate((char) c)
                ? new SerializedString(String.format("\\u%04X", c))
                : null;
    }
}
