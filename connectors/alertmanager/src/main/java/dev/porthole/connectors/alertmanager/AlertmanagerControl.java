package dev.porthole.connectors.alertmanager;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.alerts.AlertControl;
import dev.porthole.connectors.api.alerts.AlertDraft;
import dev.porthole.connectors.api.alerts.Receipt;
import dev.porthole.connectors.api.alerts.SilenceDraft;
import dev.porthole.connectors.http.HttpCall;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The calls of API v2 that change something. None of them is sent twice. */
final class AlertmanagerControl implements AlertControl {

    private final AlertmanagerCalls calls;
    private final String where;

    AlertmanagerControl(AlertmanagerCalls calls, String where) {
        this.calls = calls;
        this.where = where;
    }

    @Override
    public Outcome<Receipt> silence(SilenceDraft draft, Deadline deadline) {
        ObjectNode body = calls.json().createObjectNode();
        if (!draft.id().isEmpty()) {
            body.put("id", draft.id());
        }
        draft.matchers().forEach(matcher -> put(body.withArray("matchers").addObject(), matcher));
        body.put("startsAt", draft.startsAt().toString());
        body.put("endsAt", draft.endsAt().toString());
        body.put("createdBy", draft.createdBy());
        body.put("comment", draft.comment());
        put(body, "annotations", draft.annotations());
        Outcome<Receipt> written = calls.read(post("/api/v2/silences", body), deadline, answer -> {
            String id = answer.path("silenceID").asString("");
            if (id.isEmpty()) {
                throw new UnexpectedShapeException(Detail.of("alertmanager.no-id"));
            }
            return Outcome.of(new Receipt(id, where));
        });
        return draft.id().isEmpty() ? written : known(written);
    }

    @Override
    public Outcome<Receipt> expire(String id, Deadline deadline) {
        String path = "/api/v2/silence/"
                + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
        return known(calls.done(HttpCall.of("DELETE", path, false), deadline, new Receipt(id, where)));
    }

    @Override
    public Outcome<Receipt> send(List<AlertDraft> alerts, Deadline deadline) {
        var body = calls.json().createArrayNode();
        for (AlertDraft alert : alerts) {
            ObjectNode each = body.addObject();
            put(each, "labels", alert.labels());
            put(each, "annotations", alert.annotations());
            each.put("startsAt", alert.startsAt().toString());
            each.put("endsAt", alert.endsAt().toString());
            if (!alert.generatorUrl().isEmpty()) {
                each.put("generatorURL", alert.generatorUrl());
            }
        }
        return calls.done(post("/api/v2/alerts", body), deadline, new Receipt("", where));
    }

    private HttpCall post(String path, JsonNode body) {
        return HttpCall.of("POST", path, false).withBody(calls.json().writeValueAsBytes(body), "application/json");
    }

    private static void put(ObjectNode object, Matcher matcher) {
        object.put("name", matcher.name())
                .put("value", matcher.value())
                .put("isRegex", matcher.isRegex())
                .put(
                        "isEqual",
                        matcher.operator() == Matcher.Operator.EQUAL || matcher.operator() == Matcher.Operator.REGEX);
    }

    private static void put(ObjectNode object, String field, Labels labels) {
        if (!labels.isEmpty()) {
            ObjectNode inner = object.putObject(field);
            labels.forEach(inner::put);
        }
    }

    /** A 404 has no words; versions before 0.27 fail with some instead. */
    private static Outcome<Receipt> known(Outcome<Receipt> outcome) {
        return outcome instanceof Outcome.Failed<Receipt>(var failure)
                        && (failure instanceof Failure.NotFound
                                || failure.detail().toString().equals("silence not found"))
                ? Outcome.failed(new Failure.NotFound(failure.target(), Detail.of("alertmanager.no-silence")))
                : outcome;
    }
}
