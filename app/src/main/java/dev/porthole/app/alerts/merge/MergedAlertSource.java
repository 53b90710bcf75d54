package dev.porthole.app.alerts.merge;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.alerts.Alert;
import dev.porthole.connectors.api.alerts.AlertControl;
import dev.porthole.connectors.api.alerts.AlertFilter;
import dev.porthole.connectors.api.alerts.AlertGroup;
import dev.porthole.connectors.api.alerts.AlertServer;
import dev.porthole.connectors.api.alerts.AlertSource;
import dev.porthole.connectors.api.alerts.Receiver;
import dev.porthole.connectors.api.alerts.Routing;
import dev.porthole.connectors.api.alerts.Silence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Several Alertmanagers as one. It works while one of them does; each that does not is told in the notes of every
 * answer.
 */
public final class MergedAlertSource implements AlertSource {

    private final Members members;
    private final Optional<AlertControl> control;

    private MergedAlertSource(Members members, boolean writes) {
        this.members = members;
        this.control = writes ? Optional.of(new MergedControl(members)) : Optional.empty();
    }

    /**
     * Opens what there is: the server itself where there is only one way, else all of them together. Fails when none
     * answers.
     *
     * @param ways the likeliest first
     * @param writes whether there is a control; the ways must lead to such that have one then
     */
    public static Outcome<AlertSource> open(List<Way> ways, boolean writes, Deadline deadline) {
        if (ways.size() == 1) {
            return ways.getFirst().opener().apply(deadline);
        }
        var merged = new MergedAlertSource(new Members(ways), writes);
        return switch (merged.probe(deadline)) {
            case Outcome.Success<Identity> answered -> Outcome.of(merged);
            case Outcome.Failed<Identity>(var failure) -> {
                merged.close();
                yield Outcome.failed(failure);
            }
        };
    }

    @Override
    public Outcome<Identity> probe(Deadline deadline) {
        return members.look(deadline).then(answers -> {
            List<AlertServer> up = answers.servers();
            List<Detail> notes = new ArrayList<>();
            if (!answers.notes().isEmpty()) {
                notes.add(Detail.of(
                        "alertmanager.some",
                        up.size(),
                        up.size() + answers.notes().size()));
                notes.addAll(answers.notes());
            }
            String where = up.stream().map(AlertServer::where).collect(Collectors.joining(", "));
            return Outcome.of(new Identity(Members.PRODUCT, up.getFirst().version(), where), notes);
        });
    }

    @Override
    public Outcome<List<Alert>> alerts(AlertFilter filter, Deadline deadline) {
        return members.ask(deadline, (source, limit) -> source.alerts(filter, limit), MergedAlerts::alerts);
    }

    @Override
    public Outcome<List<AlertGroup>> groups(AlertFilter filter, Deadline deadline) {
        return members.ask(deadline, (source, limit) -> source.groups(filter, limit), MergedAlerts::groups);
    }

    @Override
    public Outcome<List<Silence>> silences(List<Matcher> filter, Deadline deadline) {
        return members.ask(deadline, (source, limit) -> source.silences(filter, limit), MergedAlerts::silences);
    }

    @Override
    public Outcome<List<Receiver>> receivers(Deadline deadline) {
        return members.ask(deadline, AlertSource::receivers, MergedAlerts::receivers);
    }

    @Override
    public Outcome<List<Routing>> routing(Deadline deadline) {
        return members.ask(deadline, AlertSource::routing, MergedAlerts::routing);
    }

    @Override
    public Outcome<List<AlertServer>> servers(Deadline deadline) {
        return members.look(deadline).then(answers -> Outcome.of(answers.servers(), answers.notes()));
    }

    @Override
    public Optional<AlertControl> control() {
        return control;
    }

    @Override
    public void close() {
        members.close();
    }
}
