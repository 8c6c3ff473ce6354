package io.github.secureblocks.web.error;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.net.URI;
import java.util.Set;

/**
 * A kind of problem of one's own: a status, the address that names it, and a title that never changes.
 *
 * <p>{@code static final ProblemType FULL = ProblemType.of(409, "https://notes.example/problems/full", "The notebook is full");}
 *
 * <p><b>Guarantees.</b> All of it is constant text of the program.
 *
 * <p><b>Does not guarantee</b> that anything is found at the address: a page there helps those who write clients.
 *
 * <p>RFC 9457, 3.1.1, 3.1.3 and 4.
 */
public final class ProblemType {
    private static final Set<String> SCHEMES = Set.of("https", "urn", "tag");

    private final int status;
    private final String address;
    private final String title;

    private ProblemType(int status, String address, String title) {
        this.status = status;
        this.address = address;
        this.title = title;
    }

    /**
     * A kind of problem.
     *
     * @param status of the response, 400 to 599
     * @param address an absolute {@code https}, {@code urn} or {@code tag} URI that clients tell the kind by
     * @param title one short sentence for people, the same for every problem of the kind
     * @return the kind
     * @throws IllegalArgumentException if the status tells of no error, the address is none, or the title is empty
     */
    public static ProblemType of(int status, @CompileTimeConstant String address, @CompileTimeConstant String title) {
        Problem.requireError(status);
        if (!isAddress(address) || title.isBlank()) {
            throw new IllegalArgumentException(
                    "A problem type has an absolute https, urn or tag address and a title; write"
                            + " ProblemType.of(409, \"https://notes.example/problems/full\", \"The notebook is full\")");
        }
        return new ProblemType(status, address, title);
    }

    private static boolean isAddress(String text) {
        try {
            URI address = URI.create(text);
            return address.isAbsolute() && SCHEMES.contains(address.getScheme());
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /**
     * The status of a response about such a problem.
     *
     * @return 400 to 599
     */
    public int status() {
        return status;
    }

    /**
     * What clients tell the kind by.
     *
     * @return an absolute URI
     */
    public String address() {
        return address;
    }

    /**
     * What the kind is, for people.
     *
     * @return constant text
     */
    public String title() {
        return title;
    }

    @Override
    public String toString() {
        return "ProblemType[" + status + " " + address + "]";
    }
}
