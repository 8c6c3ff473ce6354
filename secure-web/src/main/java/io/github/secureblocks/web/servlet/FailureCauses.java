package io.github.secureblocks.web.servlet;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An exception and those that it was made of. */
final class FailureCauses {
    private static final int DEEPEST = 32;

    private FailureCauses() {}

    static List<Throwable> of(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        @Nullable Throwable each = failure;
        while (each != null && causes.size() < DEEPEST) {
            causes.add(each);
            each = each.getCause();
        }
        return causes;
    }
}
