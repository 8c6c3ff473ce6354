package io.github.secureblocks.samples.notes;

/** What became of an import; only where it is done has anything been stored. */
record ImportResult(Outcome outcome, int line) {
    enum Outcome {
        DONE(200),
        EMPTY(400),
        NOT_A_NOTE(400),
        TOO_MANY(413),
        DUPLICATE(409);

        private final int status;

        Outcome(int status) {
            this.status = status;
        }
    }

    static ImportResult of(Outcome outcome) {
        return new ImportResult(outcome, 0);
    }

    int status() {
        return outcome.status;
    }

    /** For the person who imports: says where, and repeats nothing of the file. */
    String message() {
        return switch (outcome) {
            case DONE -> "The notes are imported.";
            case EMPTY -> "The file holds no note.";
            case NOT_A_NOTE -> "Line " + line + " is not a note. Nothing was imported.";
            case TOO_MANY -> "A file has at most " + NoteImport.MOST + " notes. Nothing was imported.";
            case DUPLICATE -> "You have one of these notes already, or the file has one twice. Nothing was imported.";
        };
    }
}
