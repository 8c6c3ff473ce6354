package io.github.secureblocks.samples.notes;

/** What a note is marked with. */
enum Colour {
    WHITE,
    YELLOW,
    GREEN,
    BLUE
}
