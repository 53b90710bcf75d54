package dev.porthole.connectors.kubernetes.workloads;

import dev.porthole.connectors.api.workloads.ClusterEvent;
import dev.porthole.connectors.kubernetes.server.ApiRequest;
import dev.porthole.connectors.kubernetes.server.UnexpectedAnswer;
import java.io.InputStream;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads lists and watches of core/v1 events. Events made through events.k8s.io have neither timestamps nor a count of their own: the
 * series or the event time stands for them.
 */
final class EventReader implements WatchedKind<ClusterEvent> {

    private static final class Facts {
        String uid = "";
        String resourceVersion = "";
        int code;
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

    /** Of pods, which is what is watched; others can be asked for. */
    @Override
    public ApiRequest request(String namespace) {
        return ApiRequest.list(namespace, "events").with("fieldSelector", "involvedObject.kind=Pod");
    }

    @Override
    public Page list(InputStream body, Consumer<ClusterEvent> events) {
        var json = new JsonFields(body);
        var page = new String[] {"", ""};
        if (!json.nextDocument()) {
            throw new UnexpectedAnswer("an empty answer");
        }
        json.object(name -> {
            switch (name) {
                case "metadata" ->
                    json.object(field -> {
                        switch (field) {
                            case "resourceVersion" -> page[0] = json.text();
                            case "continue" -> page[1] = json.text();
                            default -> {}
                        }
                    });
                case "items" ->
                    json.array(() -> {
                        var facts = new Facts();
                        read(json, facts);
                        events.accept(facts.event());
                    });
                default -> {}
            }
        });
        return new Page(page[0], page[1]);
    }

    @Override
    public void watch(InputStream body, Consumer<Change<ClusterEvent>> changes) {
        var json = new JsonFields(body);
        while (json.nextDocument()) {
            var type = new String[] {""};
            var facts = new Facts();
            json.object(name -> {
                switch (name) {
                    case "type" -> type[0] = json.text();
                    case "object" -> read(json, facts);
                    default -> {}
                }
            });
            changes.accept(
                    switch (type[0]) {
                        case "ADDED", "MODIFIED" -> new Change.Put<>(facts.event(), facts.resourceVersion);
                        case "DELETED" -> new Change.Gone<>(facts.event(), facts.resourceVersion);
                        case "BOOKMARK" -> new Change.Bookmark<>(facts.resourceVersion);
                        case "ERROR" -> new Change.Ended<>(facts.code, facts.message);
                        default -> throw new UnexpectedAnswer("a watch event of type \"" + type[0] + "\"");
                    });
        }
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
                case "metadata" ->
                    json.object(field -> {
                        switch (field) {
                            case "uid" -> facts.uid = json.text();
                            case "resourceVersion" -> facts.resourceVersion = json.text();
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
