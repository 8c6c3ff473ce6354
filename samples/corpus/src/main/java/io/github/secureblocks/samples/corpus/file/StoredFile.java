package io.github.secureblocks.samples.corpus.file;

/** An upload, as it was named by the client. */
record StoredFile(String name, long size) {}
