package dev.porthole.connectors.kubernetes.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.workloads.ClusterEvent;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.kubernetes.Mutations;
import dev.porthole.connectors.kubernetes.server.UnexpectedAnswer;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.core.JacksonException;

/** Bodies as no API server should send them: what is read is a value, or it is refused as what it is not. */
@Timeout(120)
class HostileBodiesTest {

    private static final int BODIES = 10_000;
    private static final long SEED = 20_261_126;

    private static final String PODS = """
        {"kind":"PodList","apiVersion":"v1","metadata":{"resourceVersion":"10","continue":"more"},"items":[
         {"metadata":{"name":"cart-1","namespace":"shop","uid":"u-1","resourceVersion":"9",
           "creationTimestamp":"2026-11-26T10:00:00Z","deletionTimestamp":"2026-11-26T11:00:00Z",
           "labels":{"app":"cart","pod-template-hash":"7d9f"},
           "ownerReferences":[{"kind":"ReplicaSet","name":"cart-7d9f","controller":true}]},
          "spec":{"nodeName":"n-1","initContainers":[{"name":"i","image":"x:1","restartPolicy":"Always"}],
           "containers":[{"name":"main","image":"y:2"}]},
          "status":{"phase":"Running","reason":"Evicted",
           "conditions":[{"type":"Ready","status":"True"},{"type":"PodScheduled","reason":"SchedulingGated"}],
           "initContainerStatuses":[{"name":"i","restartCount":2,"started":true,"state":{"running":{}}}],
           "containerStatuses":[{"name":"main","ready":true,"restartCount":3,
            "state":{"waiting":{"reason":"CrashLoopBackOff","message":"back-off"}},
            "lastState":{"terminated":{"exitCode":137,"signal":9,"reason":"OOMKilled","message":"",
             "startedAt":"2026-11-26T10:00:00Z","finishedAt":"2026-11-26T10:30:00Z"}}}]}}]}
        """;
    private static final String EVENTS = """
        {"kind":"EventList","metadata":{"resourceVersion":"10"},"items":[
         {"metadata":{"uid":"e-1","namespace":"shop","resourceVersion":"8","creationTimestamp":"2026-11-26T10:00:00Z"},
          "type":"Warning","reason":"BackOff","message":"Back-off restarting \\u001b[31m","count":7,
          "firstTimestamp":null,"lastTimestamp":"2026-11-26T10:30:00+09:00","eventTime":null,
          "series":{"count":9,"lastObservedTime":"2026-11-26T10:31:00.123456Z"},
          "source":{"component":"kubelet"},"reportingComponent":"",
          "involvedObject":{"kind":"Pod","namespace":"shop","name":"cart-1"}}]}
        """;
    private static final String WATCH = "{\"type\":\"MODIFIED\",\"object\":%s}\n"
            + "{\"type\":\"BOOKMARK\",\"object\":{\"metadata\":{\"resourceVersion\":\"12\"}}}\n"
            + "{\"type\":\"ERROR\",\"object\":{\"kind\":\"Status\",\"code\":410,\"message\":\"too old\"}}\n";

    private static String item(String list) {
        return list.substring(list.indexOf("[\n") + 1, list.lastIndexOf(']')).strip();
    }

    private static void each(String[] seeds, Consumer<InputStream> reader) {
        var mutations = new Mutations(SEED, seeds);
        var refusals = new TreeSet<String>();
        int values = 0;
        for (int i = 0; i < BODIES; i++) {
            byte[] body = mutations.next();
            long begun = Mutations.worked();
            try {
                reader.accept(new ByteArrayInputStream(body));
                values++;
            } catch (JacksonException | UnexpectedAnswer refused) {
                refusals.add(refused.getClass().getSimpleName());
            } catch (RuntimeException bug) {
                throw new AssertionError(
                        "body " + i + " of seed " + SEED + ": " + new String(body, StandardCharsets.UTF_8), bug);
            }
            assertThat(Mutations.worked() - begun)
                    .as("nanoseconds for body %d", i)
                    .isLessThan(1_000_000_000L);
        }
        assertThat(values).as("bodies that were read").isGreaterThan(BODIES / 20);
        assertThat(refusals).as("ways to refuse").isNotEmpty();
    }

    @Test
    void pod_lists() {
        each(new String[] {PODS}, body -> {
            var pods = new ArrayList<Pod>();
            new PodReader().list(body, pods::add);
            use(pods);
        });
    }

    /** What is read is looked at as the window does: it may not fail later either. */
    private static void use(List<Pod> pods) {
        var store = new PodStore(() -> Instant.EPOCH);
        store.replace(pods);
        pods.forEach(store::put);
        pods.forEach(store::remove);
        store.table().all().forEach(pod -> assertThat(pod.status()).isNotNull());
    }

    @Test
    void pod_watches() {
        each(
                new String[] {WATCH.formatted(item(PODS))},
                body -> new PodReader().watch(body, change -> {
                    if (change instanceof Change.Put<Pod>(var pod, var version)) {
                        use(List.of(pod));
                    }
                }));
    }

    @Test
    void event_lists_and_watches() {
        each(new String[] {EVENTS}, body -> {
            var events = new ArrayList<ClusterEvent>();
            new EventReader().list(body, events::add);
            new EventLog().with(events, "shop");
        });
        each(new String[] {WATCH.formatted(item(EVENTS))}, body -> new EventReader().watch(body, change -> {}));
    }
}
