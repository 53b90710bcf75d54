package dev.porthole.views.pods.rows;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.workloads.PastRestarts.Measured;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.Pod.Termination;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.views.text.Tone;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A pod as a row.
 *
 * @param restarts in the range; at least so many when not {@code exact}
 * @param reason why it waits now, or else how it last ended; empty when there is nothing to say
 * @param ended how it last ended; null when it never has
 * @param at when that was, or when the pod was made
 * @param gone whether the pod is not there any more, and what happened in it is all that is left
 */
public record PodRow(
        Pod pod,
        int restarts,
        boolean exact,
        String reason,
        Tone tone,
        @Nullable Termination ended,
        Instant at,
        boolean gone) {

    private static final Set<String> QUIET = Set.of(
            "", "Running", "Pending", "Completed", "Succeeded", "ContainerCreating", "PodInitializing", "Terminating");

    static PodRow of(Pod pod, int restarts, boolean exact, boolean gone) {
        Termination ended = pod.lastTermination();
        String waiting = isQuiet(pod.status()) ? "" : pod.status();
        String reason = !waiting.isEmpty() ? waiting : ended == null ? "" : ended.reason();
        if (ended != null && ended.reason().equals("OOMKilled") && waiting.equals("CrashLoopBackOff")) {
            // Says more than that it is started again ever later.
            reason = ended.reason();
        }
        return new PodRow(
                pod,
                restarts,
                exact,
                reason,
                tone(reason),
                ended,
                ended == null ? pod.createdAt() : ended.finishedAt(),
                gone);
    }

    /** A pod that went before anybody watched: metrics alone remember it. */
    static PodRow gone(PodKey key, Measured measured) {
        var pod = new Pod(
                key,
                "gone " + key,
                "",
                Pod.Owner.NONE,
                new Pod.State(Pod.Phase.UNKNOWN, "", false),
                measured.seen(),
                new Pod.Content(List.of(), 0, 0, measured.restarts()),
                Labels.EMPTY);
        String reason = measured.reason();
        return new PodRow(pod, measured.restarts(), true, reason, tone(reason), null, measured.seen(), true);
    }

    /** Whether a status says nothing that a person has to look at. */
    public static boolean isQuiet(String status) {
        return QUIET.contains(status)
                || status.startsWith("Init:") && Character.isDigit(status.charAt(status.length() - 1));
    }

    private static Tone tone(String reason) {
        return switch (reason) {
            case "" -> Tone.NEUTRAL;
            case "Completed" -> Tone.SUCCESS;
            case "OOMKilled", "CrashLoopBackOff", "Evicted", "Init:CrashLoopBackOff" -> Tone.DANGER;
            default -> Tone.WARNING;
        };
    }

    /** Whether it asks to be looked at: it restarted in the range, or cannot start. */
    boolean isTroubled() {
        return restarts > 0 || !isQuiet(pod.status());
    }

    boolean matches(String lowerCase) {
        return lowerCase.isEmpty()
                || contains(pod.key().toString(), lowerCase)
                || contains(reason, lowerCase)
                || contains(pod.status(), lowerCase)
                || contains(pod.node(), lowerCase)
                || contains(pod.owner().name(), lowerCase);
    }

    private static boolean contains(String text, String lowerCase) {
        return text.toLowerCase(Locale.ROOT).contains(lowerCase);
    }
}
