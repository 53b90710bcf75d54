package dev.porthole.connectors.alertmanager;

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
import dev.porthole.connectors.api.matching.MatcherText;
import dev.porthole.connectors.http.HttpCall;
import dev.porthole.connectors.http.HttpGateway;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Alertmanager's API v2, from 0.22 on. */
public final class AlertmanagerAlertSource implements AlertSource {

    private static final String STATUS = "/api/v2/status";

    private final HttpGateway gateway;
    private final String where;
    private final AlertmanagerCalls calls;
    private final Optional<AlertControl> control;

    /**
     * One that only reads.
     *
     * @param where how it is reached, for people
     */
    public AlertmanagerAlertSource(HttpGateway gateway, String where) {
        this(gateway, where, false);
    }

    private AlertmanagerAlertSource(HttpGateway gateway, String where, boolean writes) {
        this.gateway = gateway;
        this.where = where;
        this.calls = new AlertmanagerCalls(gateway);
        this.control = writes ? Optional.of(new AlertmanagerControl(calls, where)) : Optional.empty();
    }

    /** One that writes too. */
    public static AlertmanagerAlertSource writing(HttpGateway gateway, String where) {
        return new AlertmanagerAlertSource(gateway, where, true);
    }

    @Override
    public Outcome<Identity> probe(Deadline deadline) {
        return calls.read(
                HttpCall.get(STATUS),
                deadline,
                status -> Outcome.of(new Identity("Alertmanager", StatusJson.version(status), where)));
    }

    @Override
    public Outcome<List<Alert>> alerts(AlertFilter filter, Deadline deadline) {
        return list(filtered(filter).on("/api/v2/alerts"), deadline, AlertJson::alert);
    }

    @Override
    public Outcome<List<AlertGroup>> groups(AlertFilter filter, Deadline deadline) {
        String path = filtered(filter).on("/api/v2/alerts/groups");
        return calls.read(HttpCall.get(path), deadline, list -> {
            var reading = new ListReading();
            List<AlertGroup> groups = reading.each(list, group -> AlertJson.group(group, reading));
            return reading.outcome(
                    groups.stream().filter(group -> !group.alerts().isEmpty()).toList());
        });
    }

    @Override
    public Outcome<List<Silence>> silences(List<Matcher> filter, Deadline deadline) {
        var form = new HttpCall.Form();
        filter.forEach(matcher -> form.add("filter", MatcherText.of(matcher)));
        return list(form.on("/api/v2/silences"), deadline, AlertJson::silence)
                .map(silences -> silences.stream()
                        .sorted(Comparator.comparing(Silence::endsAt).reversed())
                        .toList());
    }

    @Override
    public Outcome<List<Receiver>> receivers(Deadline deadline) {
        return list(
                "/api/v2/receivers",
                deadline,
                receiver -> new Receiver(receiver.path("name").asString("")));
    }

    @Override
    public Outcome<List<Routing>> routing(Deadline deadline) {
        return calls.read(HttpCall.get(STATUS), deadline, status -> {
            String yaml = status.path("config").path("original").asString("");
            if (yaml.isEmpty()) {
                throw new UnexpectedShapeException(Detail.of("alertmanager.no-configuration"));
            }
            return new RoutingYaml(List.of(where)).read(yaml).map(List::of);
        });
    }

    @Override
    public Outcome<List<AlertServer>> servers(Deadline deadline) {
        return calls.read(
                HttpCall.get(STATUS), deadline, status -> Outcome.of(List.of(StatusJson.server(status, where))));
    }

    @Override
    public Optional<AlertControl> control() {
        return control;
    }

    @Override
    public void close() {
        gateway.close();
    }

    private static HttpCall.Form filtered(AlertFilter filter) {
        var form = new HttpCall.Form()
                .add("active", Boolean.toString(filter.active()))
                .add("silenced", Boolean.toString(filter.silenced()))
                .add("inhibited", Boolean.toString(filter.inhibited()));
        filter.matchers().forEach(matcher -> form.add("filter", MatcherText.of(matcher)));
        return form;
    }

    private <T> Outcome<List<T>> list(String path, Deadline deadline, Function<JsonNode, T> element) {
        return calls.read(HttpCall.get(path), deadline, list -> {
            var reading = new ListReading();
            return reading.outcome(reading.each(list, element));
        });
    }
}
