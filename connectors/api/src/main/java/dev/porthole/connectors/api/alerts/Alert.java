package dev.porthole.connectors.api.alerts;

import dev.porthole.connectors.api.Labels;
import java.time.Instant;
import java.util.List;

/**
 * One alert as Alertmanager has it.
 *
 * @param fingerprint identifies the label set
 * @param generatorUrl where it was made; may be empty
 */
public record Alert(
        String fingerprint,
        Labels labels,
        Labels annotations,
        Times times,
        State state,
        Muting muting,
        List<String> receivers,
        String generatorUrl) {

    public Alert {
        receivers = List.copyOf(receivers);
    }

    /** When it began, when it ends unless it is heard of again, and when it was heard of last. */
    public record Times(Instant startsAt, Instant endsAt, Instant updatedAt) {}

    /** What keeps it from its receivers: ids of silences, fingerprints of alerts, names of time intervals. */
    public record Muting(List<String> silencedBy, List<String> inhibitedBy, List<String> mutedBy) {

        public static final Muting NONE = new Muting(List.of(), List.of(), List.of());

        public Muting {
            silencedBy = List.copyOf(silencedBy);
            inhibitedBy = List.copyOf(inhibitedBy);
            mutedBy = List.copyOf(mutedBy);
        }
    }

    /** What becomes of it. */
    public enum State {
        UNPROCESSED,
        ACTIVE,
        SUPPRESSED
    }

    public Instant startsAt() {
        return times.startsAt();
    }

    public Instant endsAt() {
        return times.endsAt();
    }

    public Instant updatedAt() {
        return times.updatedAt();
    }

    public List<String> silencedBy() {
        return muting.silencedBy();
    }

    public List<String> inhibitedBy() {
        return muting.inhibitedBy();
    }

    public List<String> mutedBy() {
        return muting.mutedBy();
    }

    /** The label {@code alertname}. */
    public String name() {
        return labels.get("alertname");
    }
}
