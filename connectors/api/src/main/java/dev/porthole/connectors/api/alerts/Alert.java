package dev.porthole.connectors.api.alerts;

import dev.porthole.connectors.api.Labels;
import java.time.Instant;
import java.util.List;

/**
 * One alert as Alertmanager has it.
 *
 * @param fingerprint identifies the label set
 * @param generatorUrl where it was made; may be empty
 * @param silencedBy ids of silences, {@code inhibitedBy} fingerprints of alerts, {@code mutedBy} names of time intervals
 */
public record Alert(
        String fingerprint,
        Labels labels,
        Labels annotations,
        Instant startsAt,
        Instant endsAt,
        Instant updatedAt,
        State state,
        List<String> silencedBy,
        List<String> inhibitedBy,
        List<String> mutedBy,
        List<String> receivers,
        String generatorUrl) {

    public Alert {
        silencedBy = List.copyOf(silencedBy);
        inhibitedBy = List.copyOf(inhibitedBy);
        mutedBy = List.copyOf(mutedBy);
        receivers = List.copyOf(receivers);
    }

    /** What becomes of it. */
    public enum State {
        UNPROCESSED,
        ACTIVE,
        SUPPRESSED
    }

    /** The label {@code alertname}. */
    public String name() {
        return labels.get("alertname");
    }
}
