package dev.porthole.connectors.kubernetes.workloads;

import dev.porthole.connectors.api.workloads.ClusterEvent;
import dev.porthole.connectors.kubernetes.server.UnexpectedAnswer;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads lists of core/v1 events. Events made through events.k8s.io have neither timestamps nor a count of their own: the
 * series or the event time stands for them.
 */
final class EventReader {

    /** A page of events, and the token for the page after it; empty for the last. */
    record Page(List<ClusterEvent> events, String next) {}

    private static final class Facts {
        String uid = "";
        String namespace = "";
        String type = "";
        String reason = "";
        String message = "";
        String component = "";
        String reportingComponent = "";
        String objectKind = "";
        String objectName = "";
        String objectNamespace = "";
        int count;
        int seriesCount;

        @Nullable
        Instant created;

        @Nullable
        Instant last;

        @Nullable
        Instant event;

        @Nullable
        Instant seriesLast;

        ClusterEvent event() {
            return new ClusterEvent(
                    uid,
                    type.equals("Warning"),
                    reason,
                    message,
                    Math.max(1, Math.max(seriesCount, count)),
                    first(seriesLast, last, event, created),
                    objectNamespace.isEmpty() ? namespace : objectNamespace,
                    objectKind,
                    objectName,
                    reportingComponent.isEmpty() ? component : reportingComponent);
        }

        private static Instant first(@Nullable Instant... times) {
            for (Instant time : times) {
                if (time != null) {
                    return time;
                }
            }
            return Instant.EPOCH;
        }
    }

    Page read(InputStream body) {
        var json = new JsonFields(body);
        var found = new ArrayList<ClusterEvent>();
        var next = new String[] {""};
        if (!json.nextDocument()) {
            throw new UnexpectedAnswer("an empty answer");
        }
        json.object(name -> {
            switch (name) {
                case "metadata" ->
                    json.object(field -> {
                        if (field.equals("continue")) {
                            next[0] = json.text();
                        }
                    });
                case "items" ->
                    json.array(() -> {
                        var facts = new Facts();
                        read(json, facts);
                        found.add(facts.event());
                    });
                default -> {}
            }
        });
        return new Page(found, next[0]);
    }

    private static void read(JsonFields json, Facts facts) {
        json.object(name -> {
            switch (name) {
                case "type" -> facts.type = json.text();
                case "reason" -> facts.reason = json.text();
                case "message" -> facts.message = json.text();
                case "count" -> facts.count = json.number();
                case "lastTimestamp" -> facts.last = json.instant();
                case "eventTime" -> facts.event = json.instant();
                case "reportingComponent" -> facts.reportingComponent = json.text();
                case "source" ->
                    json.object(field -> {
                        if (field.equals("component")) {
                            facts.component = json.text();
                        }
                    });
                case "series" ->
                    json.object(field -> {
                        switch (field) {
                            case "count" -> facts.seriesCount = json.number();
                            case "lastObservedTime" -> facts.seriesLast = json.instant();
                            default -> {}
                        }
                    });
                case "metadata" ->
                    json.object(field -> {
                        switch (field) {
                            case "uid" -> facts.uid = json.text();
                            case "namespace" -> facts.namespace = json.text();
                            case "creationTimestamp" -> facts.created = json.instant();
                            default -> {}
                        }
                    });
                case "involvedObject" ->
                    json.object(field -> {
                        switch (field) {
                            case "kind" -> facts.objectKind = json.text();
                            case "name" -> facts.objectName = json.text();
                            case "namespace" -> facts.objectNamespace = json.text();
                            default -> {}
                        }
                    });
                default -> {}
            }
        });
    }
}
