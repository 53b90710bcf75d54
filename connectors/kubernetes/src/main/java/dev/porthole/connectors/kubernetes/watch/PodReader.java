package dev.porthole.connectors.kubernetes.watch;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.kubernetes.server.ApiRequest;
import dev.porthole.connectors.kubernetes.server.UnexpectedAnswer;
import dev.porthole.connectors.kubernetes.watch.PodFacts.ContainerFacts;
import dev.porthole.connectors.kubernetes.watch.PodFacts.StateFacts;
import java.io.InputStream;
import java.util.function.Consumer;

/**
 * Reads pod lists and watches as streams and keeps only what the table shows: about a hundredth of what Fabric8's model
 * of the same pods takes. Not for several threads at once.
 */
public final class PodReader implements WatchedKind<Pod> {

    private final Shared shared = new Shared();
    private final ObjectStream<Pod> stream = new ObjectStream<>("pods", this::found);

    @Override
    public ApiRequest request(String namespace) {
        return ApiRequest.list(namespace, "pods");
    }

    @Override
    public Page list(InputStream body, Consumer<Pod> pods) {
        return stream.list(body, pods);
    }

    @Override
    public void watch(InputStream body, Consumer<Change<Pod>> changes) {
        stream.watch(body, changes);
    }

    /** A single pod. */
    public Pod one(InputStream body) {
        var json = new JsonFields(body);
        if (!json.nextDocument()) {
            throw new UnexpectedAnswer(Detail.of("kubernetes.empty"));
        }
        var facts = new PodFacts(shared);
        read(json, facts);
        if (facts.name.isEmpty()) {
            throw new UnexpectedAnswer(Detail.of("kubernetes.no-pod"));
        }
        return facts.object();
    }

    private PodFacts found(JsonFields json) {
        var facts = new PodFacts(shared);
        read(json, facts);
        return facts;
    }

    private void read(JsonFields json, PodFacts facts) {
        json.object(name -> {
            switch (name) {
                case "kind" -> facts.kind = json.text();
                case "code" -> facts.code = json.number();
                case "message" -> facts.message = json.text();
                case "metadata" -> metadata(json, facts);
                case "spec" -> spec(json, facts);
                case "status" -> status(json, facts);
                default -> {}
            }
        });
    }

    private void metadata(JsonFields json, PodFacts facts) {
        json.object(name -> {
            switch (name) {
                case "deletionTimestamp" -> facts.deleting = !json.text().isEmpty();
                case "labels" -> json.object(label -> facts.labels.put(shared.one(label), shared.one(json.text())));
                case "ownerReferences" -> json.array(() -> owner(json, facts));
                default -> facts.metadata(name, json);
            }
        });
    }

    private static void owner(JsonFields json, PodFacts facts) {
        var kindAndName = new String[] {"", ""};
        var controller = new boolean[1];
        json.object(name -> {
            switch (name) {
                case "kind" -> kindAndName[0] = json.text();
                case "name" -> kindAndName[1] = json.text();
                case "controller" -> controller[0] = json.isTrue();
                default -> {}
            }
        });
        facts.owners.add(new PodFacts.Owner(kindAndName[0], kindAndName[1], controller[0]));
    }

    private static void spec(JsonFields json, PodFacts facts) {
        json.object(name -> {
            switch (name) {
                case "nodeName" -> facts.node = json.text();
                case "containers" -> json.array(() -> container(json, facts, false));
                case "initContainers" ->
                    json.array(() -> {
                        facts.initContainers++;
                        container(json, facts, true);
                    });
                default -> {}
            }
        });
    }

    private static void container(JsonFields json, PodFacts facts, boolean init) {
        var nameAndImage = new String[] {"", ""};
        var sidecar = new boolean[1];
        json.object(name -> {
            switch (name) {
                case "name" -> nameAndImage[0] = json.text();
                case "image" -> nameAndImage[1] = json.text();
                case "restartPolicy" -> sidecar[0] = json.text().equals("Always");
                default -> {}
            }
        });
        if (!init) {
            facts.images.put(nameAndImage[0], nameAndImage[1]);
        } else if (sidecar[0]) {
            facts.sidecars.add(nameAndImage[0]);
        }
    }

    private static void status(JsonFields json, PodFacts facts) {
        json.object(name -> {
            switch (name) {
                case "phase" -> facts.phase = json.text();
                case "reason" -> facts.reason = json.text();
                case "conditions" -> json.array(() -> condition(json, facts));
                case "containerStatuses" -> json.array(() -> containerStatus(json, facts, false));
                case "initContainerStatuses" -> json.array(() -> containerStatus(json, facts, true));
                default -> {}
            }
        });
    }

    private static void condition(JsonFields json, PodFacts facts) {
        var found = new String[] {"", "", ""};
        json.object(name -> {
            switch (name) {
                case "type" -> found[0] = json.text();
                case "status" -> found[1] = json.text();
                case "reason" -> found[2] = json.text();
                default -> {}
            }
        });
        boolean holds = found[1].equals("True");
        switch (found[0]) {
            case "Ready" -> facts.ready = holds;
            case "Initialized" -> facts.initialized = holds;
            case "PodScheduled" -> facts.gated = found[2].equals("SchedulingGated");
            default -> {}
        }
    }

    private static void containerStatus(JsonFields json, PodFacts facts, boolean init) {
        var container = new ContainerFacts();
        container.init = init;
        json.object(name -> {
            switch (name) {
                case "name" -> container.name = json.text();
                case "image" -> container.image = json.text();
                case "ready" -> container.ready = json.isTrue();
                case "started" -> container.started = json.isTrue();
                case "restartCount" -> container.restarts = json.number();
                case "state" -> state(json, container.state);
                case "lastState" -> state(json, container.lastState);
                default -> {}
            }
        });
        facts.containers.add(container);
    }

    private static void state(JsonFields json, StateFacts state) {
        json.object(kind -> {
            switch (kind) {
                case "waiting" -> state.waiting = true;
                case "running" -> state.running = true;
                case "terminated" -> state.terminated = true;
                default -> {}
            }
            json.object(name -> {
                switch (name) {
                    case "reason" -> state.reason = json.text();
                    case "message" -> state.message = json.text();
                    case "exitCode" -> state.exitCode = json.number();
                    case "signal" -> state.signal = json.number();
                    case "startedAt" -> state.startedAt = json.instant();
                    case "finishedAt" -> state.finishedAt = json.instant();
                    default -> {}
                }
            });
        });
    }
}
