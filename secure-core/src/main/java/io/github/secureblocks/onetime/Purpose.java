package io.github.secureblocks.onetime;

import java.util.regex.Pattern;

/** What something is issued for, and who says so in the hashes. */
record Purpose(String kind, String name) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,64}");

    Purpose {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "A purpose is 1 to 64 of a-z 0-9 -; write OneTimeLinks.builder(\"password-reset\", store)");
        }
    }

    /** Where an entry of that subject is kept. */
    String slot(String subject) {
        return Digest.of("slot", kind, name, subject);
    }
}
