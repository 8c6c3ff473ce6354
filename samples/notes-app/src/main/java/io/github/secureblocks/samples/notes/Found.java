package io.github.secureblocks.samples.notes;

import java.util.List;

/** One page of what a search found, and how much there is in all. */
record Found(List<Note> notes, long total, Paging paging) {}
