package io.github.secureblocks.samples.notes;

/** Sends a mail to a user. */
interface Outbox {
    void send(String username, String subject, String text);
}
