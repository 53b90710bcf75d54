package dev.porthole.connectors.kubernetes.watch;

import dev.porthole.connectors.api.workloads.ClusterEvent;
import dev.porthole.connectors.kubernetes.server.ApiRequest;
import java.io.InputStream;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads lists and watches of core/v1 events. Events made through events.k8s.io have neither timestamps nor a count of their own: the
 * series or the event time stands for them.
 */
public final class EventReader implements WatchedKind<ClusterEvent> {

    private final ObjectStream<ClusterEvent> stream = new ObjectStream<>("events", EventReader::found);

    private static final class Facts extends ObjectFacts<ClusterEvent> {
        String type = "";
        String reason = "";
        String component = "";
        String reportingComponent = "";
        String objectKind = "";
        String objectName = "";
        String objectNamespace = "";
        int count;
        int seriesCount;

        @Nullable
        Instant last;

        @Nullable
        Instant event;

        @Nullable
        Instant seriesLast;

        @Override
        ClusterEvent object() {
            return new ClusterEvent(
                    uid,
                    type.equals("Warning"),
                    reason,
                    message,
                    Math.max(1, Math.max(seriesCount, count)),
                    first(seriesLast, last, event, createdAt),
                    new ClusterEvent.About(
                            objectNamespace.isEmpty() ? namespace : objectNamespace, objectKind, objectName),
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

    /** Of pods, which is what is watched; others can be asked for. */
    @Override
    public ApiRequest request(String namespace) {
        return ApiRequest.list(namespace, "events").with("fieldSelector", "involvedObject.kind=Pod");
    }

    @Override
    public Page list(InputStream body, Consumer<ClusterEvent> events) {
        return stream.list(body, events);
    }

    @Override
    public void watch(InputStream body, Consumer<Change<ClusterEvent>> changes) {
        stream.watch(body, changes);
    }

    private static ObjectFacts<ClusterEvent> found(JsonFields json) {
        var facts = new Facts();
        read(json, facts);
        return facts;
    }

    private static void read(JsonFields json, Facts facts) {
        json.object(name -> {
            switch (name) {
                case "type" -> facts.type = json.text();
                case "reason" -> facts.reason = json.text();
                case "message" -> facts.message = json.text();
                case "code" -> facts.code = json.number();
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
                case "metadata" -> json.object(field -> facts.metadata(field, json));
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
