package dev.porthole.views.alerts.silences;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.alerts.Alert;
import dev.porthole.connectors.api.alerts.AlertControl;
import dev.porthole.connectors.api.alerts.AlertDraft;
import dev.porthole.connectors.api.alerts.AlertFilter;
import dev.porthole.connectors.api.alerts.AlertGroup;
import dev.porthole.connectors.api.alerts.AlertServer;
import dev.porthole.connectors.api.alerts.AlertSource;
import dev.porthole.connectors.api.alerts.Receipt;
import dev.porthole.connectors.api.alerts.Receiver;
import dev.porthole.connectors.api.alerts.Routing;
import dev.porthole.connectors.api.alerts.Silence;
import dev.porthole.connectors.api.alerts.SilenceDraft;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Remembers what is written to it, and refuses when it is told to. */
public final class WritableAlerts implements AlertSource, AlertControl {

    public static final String WHERE = "svc/alertmanager:9093 in monitoring";

    public final List<SilenceDraft> silenced = new ArrayList<>();
    public final List<String> ended = new ArrayList<>();
    public final List<AlertDraft> sent = new ArrayList<>();
    public List<Alert> alerts = List.of();
    public boolean readOnly;
    public @Nullable Failure refusal;

    @Override
    public Outcome<Receipt> silence(SilenceDraft draft, Deadline deadline) {
        silenced.add(draft);
        return written(draft.id().isEmpty() ? "new" : draft.id());
    }

    @Override
    public Outcome<Receipt> expire(String id, Deadline deadline) {
        ended.add(id);
        return written(id);
    }

    @Override
    public Outcome<Receipt> send(List<AlertDraft> drafts, Deadline deadline) {
        sent.addAll(drafts);
        return written("");
    }

    private Outcome<Receipt> written(String id) {
        Failure why = refusal;
        return why == null ? Outcome.of(new Receipt(id, WHERE)) : Outcome.failed(why);
    }

    @Override
    public Outcome<List<Alert>> alerts(AlertFilter filter, Deadline deadline) {
        return Outcome.of(alerts);
    }

    @Override
    public Outcome<List<AlertGroup>> groups(AlertFilter filter, Deadline deadline) {
        return Outcome.of(List.of());
    }

    @Override
    public Outcome<List<Silence>> silences(List<Matcher> filter, Deadline deadline) {
        return Outcome.of(List.of());
    }

    @Override
    public Outcome<List<Receiver>> receivers(Deadline deadline) {
        return Outcome.of(List.of());
    }

    @Override
    public Outcome<List<Routing>> routing(Deadline deadline) {
        return Outcome.of(List.of());
    }

    @Override
    public Outcome<List<AlertServer>> servers(Deadline deadline) {
        return Outcome.of(
                List.of(new AlertServer("", WHERE, "0.34.0", Instant.EPOCH, AlertServer.Cluster.DISABLED, List.of())));
    }

    @Override
    public Optional<AlertControl> control() {
        return readOnly ? Optional.empty() : Optional.of(this);
    }

    @Override
    public Outcome<Identity> probe(Deadline deadline) {
        return Outcome.of(new Identity("Alertmanager", "0.34.0", WHERE));
    }

    @Override
    public void close() {
        // holds nothing
    }
}
