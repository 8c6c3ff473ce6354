package io.github.secureblocks.rules.bytecode;

import java.util.List;

/**
 * What one scan saw.
 *
 * @param hits by class, then method, then line
 * @param unreadable what could not be analysed
 * @param checkedClasses how many classes were
 */
public record ScanResult(List<Hit> hits, List<Unreadable> unreadable, int checkedClasses) {
    /**
     * Copies the lists.
     *
     * @param hits see the record
     * @param unreadable see the record
     * @param checkedClasses see the record
     */
    public ScanResult {
        hits = List.copyOf(hits);
        unreadable = List.copyOf(unreadable);
    }
}
