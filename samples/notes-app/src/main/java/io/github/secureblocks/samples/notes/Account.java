package io.github.secureblocks.samples.notes;

/** A user as its table holds it; never leaves the server as a whole. */
record Account(String name, String passwordHash, String role) {
    static final String USER = "user";
    static final String ADMIN = "admin";
}
