package io.github.secureblocks.rules.report;

import java.util.List;

/**
 * What a baseline stood for in one check.
 *
 * @param used whether there is one at all
 * @param known findings that it holds: counted, not failed
 * @param mended entries whose finding is gone
 * @param removed whether those were removed from the file; else somebody has to commit the shorter one
 */
public record BaselineResult(boolean used, List<Finding> known, List<BaselineEntry> mended, boolean removed) {
    /** Without a baseline. */
    public static final BaselineResult NONE = new BaselineResult(false, List.of(), List.of(), false);

    /**
     * Copies the lists.
     *
     * @param used see the record
     * @param known see the record
     * @param mended see the record
     * @param removed see the record
     */
    public BaselineResult {
        known = List.copyOf(known);
        mended = List.copyOf(mended);
    }

    /**
     * One line for people; empty without a baseline.
     *
     * @return ends in a line break where it is not empty
     */
    public String text() {
        if (!used) {
            return "";
        }
        String shorter = removed
                ? ", " + mended.size() + " mended and removed from it: commit the file"
                : ", " + mended.size() + " mended and still in it: run the check where it may write the file";
        return "baseline: " + known.size() + " known" + (mended.isEmpty() ? "" : shorter) + "\n";
    }
}
