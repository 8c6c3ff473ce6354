package io.github.secureblocks.jwt;

/** The form of an issuer's and an audience's name. */
final class PartyName {
    private static final int MAX_LENGTH = 255;

    private PartyName() {}

    static String checked(String member, String name) {
        boolean visible = name.chars().allMatch(c -> c > ' ' && c <= '~');
        if (name.isEmpty() || name.length() > MAX_LENGTH || !visible) {
            throw new IllegalArgumentException(member + " has 1 to " + MAX_LENGTH + " visible ASCII characters; write ."
                    + member + "(\"https://notes.example\")");
        }
        return name;
    }
}
