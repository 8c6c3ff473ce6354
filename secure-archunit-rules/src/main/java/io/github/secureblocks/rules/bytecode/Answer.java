package io.github.secureblocks.rules.bytecode;

import java.util.Set;

/**
 * What an observation tells of a call.
 *
 * @param kind what is known
 * @param why as the rest of a sentence
 */
record Answer(Kind kind, String why) {
    enum Kind {
        /** Nothing is wrong. */
        FINE,
        /** Callers have to be asked. */
        CALLERS,
        /** Methods and fields of the program have to be followed. */
        DEEPER,
        /** A bound was met. */
        UNDECIDED,
        /** It is wrong. */
        WRONG
    }

    static final Answer FINE = new Answer(Kind.FINE, "");

    static Answer wrong(String why) {
        return new Answer(Kind.WRONG, why);
    }

    static Answer undecided(String why) {
        return new Answer(Kind.UNDECIDED, why);
    }

    /** What the parts that are not shown to be harmful leave open. */
    static Answer open(Set<Part> parts) {
        Answer all = FINE;
        for (Part part : parts) {
            all = all.or(
                    switch (part.kind()) {
                        case DEFERRED -> new Answer(Kind.DEEPER, part.why());
                        case PARAMETER -> new Answer(Kind.CALLERS, part.why());
                        case LOST -> undecided(part.why());
                        case DATA, TRACE -> FINE;
                    });
        }
        return all;
    }

    /** The worse of two. */
    Answer or(Answer other) {
        return other.kind.compareTo(kind) > 0 ? other : this;
    }
}
