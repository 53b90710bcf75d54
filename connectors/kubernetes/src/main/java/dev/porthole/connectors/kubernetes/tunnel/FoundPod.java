package dev.porthole.connectors.kubernetes.tunnel;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The pod that was found last: believed in for a while, so that not every connection asks the API server. */
final class FoundPod {

    private static final Duration BELIEVED = Duration.ofSeconds(30);

    private final InstantSource clock;
    private @Nullable PodPort pod;
    private String lastName = "";
    private Instant foundAt = Instant.MIN;

    FoundPod(InstantSource clock) {
        this.clock = clock;
    }

    /** Null when it is not known, or was found too long ago. */
    synchronized @Nullable PodPort known() {
        return clock.instant().isAfter(foundAt.plus(BELIEVED)) ? null : pod;
    }

    /** Of the pod that was connected to last, be it there or not; empty before the first. */
    synchronized String lastName() {
        return lastName;
    }

    /** The API server has named it. */
    synchronized void found(PodPort now) {
        pod = now;
        foundAt = clock.instant();
    }

    synchronized void connected(PodPort to) {
        lastName = to.pod();
    }

    /** It may be gone. */
    synchronized void forget() {
        pod = null;
        foundAt = Instant.MIN;
    }
}
