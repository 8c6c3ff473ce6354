package io.github.secureblocks.event;

import com.google.errorprone.annotations.CompileTimeConstant;
import io.github.secureblocks.event.SecurityEvent.Type;
import io.github.secureblocks.identity.Subject;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one seam through which every block tells what a defender wants to know.
 *
 * <p><b>Guarantees.</b> A listener that fails does not change what the block decides: its failure is logged and the
 * block goes on.
 *
 * <p><b>Does not guarantee</b> delivery: an event is gone when its listener drops it.
 */
public final class SecurityEvents {
    private static final Logger LOG = LoggerFactory.getLogger("io.github.secureblocks.events");

    private final SecurityEventListener listener;
    private final InstantSource clock;

    private SecurityEvents(SecurityEventListener listener, InstantSource clock) {
        this.listener = listener;
        this.clock = clock;
    }

    /**
     * Writes each event as one line to the logger {@code io.github.secureblocks.events}.
     *
     * @return events by the system's clock
     */
    public static SecurityEvents logged() {
        return to(event -> LOG.info("{}", event), InstantSource.system());
    }

    /**
     * Hands each event to a listener.
     *
     * @param listener receives every event
     * @param clock tells when
     * @return events for that listener
     */
    public static SecurityEvents to(SecurityEventListener listener, InstantSource clock) {
        return new SecurityEvents(listener, clock);
    }

    /**
     * Reports an event about somebody known.
     *
     * @param type what happened
     * @param reason why, as a constant
     * @param subject whom it is about
     */
    public void report(Type type, Enum<?> reason, Subject subject) {
        tell(type, reason, subject, null);
    }

    /**
     * Reports an event about nobody known.
     *
     * @param type what happened
     * @param reason why, as a constant
     */
    public void report(Type type, Enum<?> reason) {
        tell(type, reason, null, null);
    }

    /**
     * Reports what the program itself is about to do, and why.
     *
     * @param type what happens
     * @param reason what exactly, as a constant
     * @param explanation why it is right, as the source says
     */
    public void report(Type type, Enum<?> reason, @CompileTimeConstant String explanation) {
        tell(type, reason, null, explanation);
    }

    /**
     * Reports what somebody known is about to do, and why the program lets it.
     *
     * @param type what happens
     * @param reason what exactly, as a constant
     * @param subject who does it
     * @param explanation why it is right, as the source says
     */
    public void report(Type type, Enum<?> reason, Subject subject, @CompileTimeConstant String explanation) {
        tell(type, reason, subject, explanation);
    }

    private void tell(Type type, Enum<?> reason, @Nullable Subject subject, @Nullable String explanation) {
        try {
            listener.on(new SecurityEvent(type, clock.instant(), subject, reason, explanation));
        } catch (Throwable failed) {
            complain(failed);
        }
    }

    private static void complain(Throwable failed) {
        try {
            LOG.error(
                    "A security event listener failed with {}",
                    failed.getClass().getName());
        } catch (Throwable loggingFailedToo) {
            // The listener may be the logger itself; the block's decision stands all the same.
        }
    }
}
