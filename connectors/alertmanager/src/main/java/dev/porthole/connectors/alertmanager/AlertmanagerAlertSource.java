package dev.porthole.connectors.alertmanager;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.alerts.Alert;
import dev.porthole.connectors.api.alerts.AlertFilter;
import dev.porthole.connectors.api.alerts.AlertGroup;
import dev.porthole.connectors.api.alerts.AlertSource;
import dev.porthole.connectors.api.alerts.Receiver;
import dev.porthole.connectors.api.alerts.Silence;
import dev.porthole.connectors.http.HttpCall;
import dev.porthole.connectors.http.HttpGateway;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Alertmanager's API v2, from 0.22 on. */
public final class AlertmanagerAlertSource implements AlertSource {

    private final HttpGateway gateway;
    private final String where;
    private final JsonMapper json = JsonMapper.builder().build();
    private final ErrorAnswer errors;

    /** @param where how it is reached, for people */
    public AlertmanagerAlertSource(HttpGateway gateway, String where) {
        this.gateway = gateway;
        this.where = where;
        this.errors = new ErrorAnswer(gateway.target(), json);
    }

    @Override
    public Outcome<Identity> probe(Deadline deadline) {
        return ask("/api/v2/status", deadline, status -> {
            String version = status.path("versionInfo").path("version").asString("");
            if (version.isEmpty()) {
                throw new UnexpectedShapeException(Detail.of("alertmanager.no-version"));
            }
            return new Identity("Alertmanager", version, where);
        });
    }

    @Override
    public Outcome<List<Alert>> alerts(AlertFilter filter, Deadline deadline) {
        return ask(filtered(filter).on("/api/v2/alerts"), deadline, list -> each(list, AlertJson::alert));
    }

    @Override
    public Outcome<List<AlertGroup>> groups(AlertFilter filter, Deadline deadline) {
        return ask(filtered(filter).on("/api/v2/alerts/groups"), deadline, list -> each(list, AlertJson::group));
    }

    @Override
    public Outcome<List<Silence>> silences(List<Matcher> filter, Deadline deadline) {
        var form = new HttpCall.Form();
        filter.forEach(matcher -> form.add("filter", MatcherText.of(matcher)));
        return ask(
                form.on("/api/v2/silences"),
                deadline,
                list -> each(list, AlertJson::silence).stream()
                        .sorted(Comparator.comparing(Silence::endsAt).reversed())
                        .toList());
    }

    @Override
    public Outcome<List<Receiver>> receivers(Deadline deadline) {
        return ask(
                "/api/v2/receivers",
                deadline,
                list -> each(
                        list, receiver -> new Receiver(receiver.path("name").asString(""))));
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

    private <T> Outcome<T> ask(String path, Deadline deadline, Function<JsonNode, T> reading) {
        return gateway.exchange(
                HttpCall.get(path),
                answer -> {
                    if (errors.isError(answer)) {
                        return errors.failed(answer);
                    }
                    try {
                        return Outcome.of(reading.apply(json.readTree(answer.body())));
                    } catch (JacksonException malformed) {
                        return errors.unparseable(malformed);
                    } catch (UnexpectedShapeException malformed) {
                        return errors.unparseable(malformed.detail());
                    } catch (DateTimeException notATime) {
                        return errors.unparseable(Detail.of("alertmanager.no-time"));
                    }
                },
                deadline);
    }

    private static <T> List<T> each(JsonNode list, Function<JsonNode, T> reading) {
        if (!list.isArray()) {
            throw new UnexpectedShapeException(Detail.of("alertmanager.no-list"));
        }
        List<T> all = new ArrayList<>(list.size());
        for (JsonNode element : list) {
            // one that is null is nothing to show; the others are
            if (element.isObject()) {
                all.add(reading.apply(element));
            }
        }
        return all;
    }
}
