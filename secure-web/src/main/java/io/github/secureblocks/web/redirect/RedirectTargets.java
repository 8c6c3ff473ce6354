package io.github.secureblocks.web.redirect;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.secureblocks.event.SecurityEvent;
import io.github.secureblocks.event.SecurityEvents;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a browser may be sent when data says where, such as the page that was asked for before the log-in.
 *
 * <pre>{@code
 * private static final RedirectTargets NEXT = RedirectTargets.paths().otherwise("/notes");
 * SeeOther.send(response, NEXT.of(request.getParameter("next")));
 * }</pre>
 *
 * <p><b>Guarantees.</b> Whatever the text, the answer is a {@link RedirectTarget} that leads to this host, or to an address that
 * {@link #allowing(String)} named. A path is ASCII, begins with exactly one slash and has no empty part, no {@code .} and
 * no {@code ..}; no backslash, blank, control character, semicolon or fragment; and nothing of it is encoded that a reader
 * which decodes once more would take for these. An address has, character by character, an origin that was named. All
 * else is answered by the fallback and reported as {@code INPUT_VALIDATION_FAIL}. Immutable.
 *
 * <p><b>Does not guarantee</b> that the page exists, that the user may see it, or that it does not send the browser on: such a
 * page of this host takes its own target through here. A path is one of this host and not only of one application that
 * shares it with others.
 *
 * <p>CWE-601, CWE-113; RFC 9110, 10.2.2; OWASP ASVS 5.0 3.7.2.
 */
@CheckReturnValue
public final class RedirectTargets {
    private final RedirectTarget fallback;
    private final List<AllowedPlace> places;
    private final SecurityEvents events;

    private RedirectTargets(RedirectTarget fallback, List<AllowedPlace> places, SecurityEvents events) {
        this.fallback = fallback;
        this.places = places;
        this.events = events;
    }

    /**
     * Any path of this host, and {@code /} for all else.
     *
     * @return targets that report to the log
     */
    public static RedirectTargets paths() {
        return new RedirectTargets(new RedirectTarget("/"), List.of(), SecurityEvents.logged());
    }

    /**
     * States where a browser is sent when data says nothing, or what is not allowed.
     *
     * @param path of this host, such as {@code /notes}
     * @return targets with that fallback
     * @throws IllegalArgumentException if it is not a path as a browser writes it
     */
    public RedirectTargets otherwise(String path) {
        if (PathForm.refusal(path) != null) {
            throw new IllegalArgumentException("A fallback is a plain path of this host; write .otherwise(\"/notes\")");
        }
        return new RedirectTargets(new RedirectTarget(path), places, events);
    }

    /**
     * Allows a place of another site, too.
     *
     * @param address an {@code https} origin and a path: exactly that path where it does not end with a slash, and all below
     *     it where it does; with any query
     * @return targets with that place as well
     * @throws IllegalArgumentException if it is not of that form
     */
    public RedirectTargets allowing(String address) {
        return new RedirectTargets(
                fallback,
                Stream.concat(places.stream(), Stream.of(AllowedPlace.of(address)))
                        .toList(),
                events);
    }

    /**
     * States where refused targets are reported.
     *
     * @param told {@code INPUT_VALIDATION_FAIL} and why
     * @return targets that report there
     */
    public RedirectTargets events(SecurityEvents told) {
        return new RedirectTargets(fallback, places, told);
    }

    /**
     * Where the browser may be sent.
     *
     * @param untrusted any text; {@code null} or empty where data says nothing
     * @return the same, where it is allowed; the fallback otherwise
     */
    public RedirectTarget of(@Nullable String untrusted) {
        if (untrusted == null || untrusted.isEmpty()) {
            return fallback;
        }
        Refusal refusal = refusal(untrusted);
        if (refusal == null) {
            return new RedirectTarget(untrusted);
        }
        events.report(SecurityEvent.Type.INPUT_VALIDATION_FAIL, refusal);
        return fallback;
    }

    private @Nullable Refusal refusal(String untrusted) {
        Refusal refusal = PathForm.refusal(untrusted);
        if (refusal != Refusal.OTHER_ORIGIN) {
            return refusal;
        }
        for (AllowedPlace place : places) {
            if (untrusted.startsWith(place.origin() + "/")) {
                String path = untrusted.substring(place.origin().length());
                refusal = PathForm.refusal(path);
                if (refusal == null && place.holds(path)) {
                    return null;
                }
            }
        }
        return refusal == null ? Refusal.OTHER_ORIGIN : refusal;
    }
}
