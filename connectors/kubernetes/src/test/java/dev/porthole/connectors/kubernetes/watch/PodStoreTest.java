package dev.porthole.connectors.kubernetes.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.workloads.ContainerRestart;
import dev.porthole.connectors.api.workloads.GonePod;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.PodTable;
import dev.porthole.connectors.kubernetes.Cases;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PodStoreTest {

    private Instant now = Instant.parse("2026-11-26T18:49:06Z");
    private final PodStore store = new PodStore(() -> now);

    private static Pod pod(String uid, String containerStatus) {
        String json = """
            {"metadata":{"namespace":"shop","name":"cart","uid":"%s"},
             "spec":{"containers":[{"name":"main"}]},"status":{"phase":"Running","containerStatuses":[%s]}}
            """.formatted(uid, containerStatus);
        return new PodReader().one(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static String status(JsonNode of) {
        return "{\"name\":\"main\"," + of.toString().substring(1);
    }

    private static String restarted(int count, String reason, String at) {
        return """
            {"name":"main","restartCount":%d,"state":{"running":{}},
             "lastState":{"terminated":{"reason":"%s","exitCode":137,"finishedAt":"%s"}}}
            """.formatted(count, reason, at);
    }

    @Test
    void a_count_that_rises_without_a_last_state_is_one_restart_now() throws IOException {
        JsonNode both = JsonMapper.builder().build().readTree(Cases.text("restart-without-laststate.json"));
        store.replace(List.of(pod("u", status(both.path("first")))));
        assertThat(store.table().restarts()).isEmpty();
        store.put(pod("u", status(both.path("then, by watch MODIFIED"))));

        assertThat(store.table().restarts()).singleElement().satisfies(restart -> {
            assertThat(restart.count()).isEqualTo(5);
            assertThat(restart.ended().finishedAt()).isEqualTo(now);
        });
    }

    @Test
    void a_pod_that_restarted_is_kept_when_it_is_gone() {
        store.replace(List.of(pod("u", restarted(1, "OOMKilled", "2026-11-26T18:40:00Z"))));
        store.remove(pod("u", restarted(2, "OOMKilled", "2026-11-26T18:48:00Z")));
        store.put(pod("v", "{\"name\":\"main\",\"restartCount\":0}"));

        PodTable table = store.table();
        assertThat(table.restarts()).extracting(ContainerRestart::count).containsExactly(2, 1);
        assertThat(table.gone()).singleElement().satisfies(gone -> {
            assertThat(gone.pod().uid()).isEqualTo("u");
            assertThat(gone.since()).isEqualTo(now);
        });
        assertThat(table.of(table.restarts().getFirst())).map(Pod::uid).contains("u");
    }

    @Test
    void a_pod_whose_place_another_took_or_that_a_new_list_has_not_is_gone_too() {
        store.put(pod("u", restarted(1, "Error", "2026-11-26T18:40:00Z")));
        store.put(pod("v", restarted(1, "Error", "2026-11-26T18:45:00Z")));
        store.replace(List.of());

        assertThat(store.table().gone())
                .extracting(GonePod::pod)
                .extracting(Pod::uid)
                .containsExactly("v", "u");
    }

    @Test
    void a_pod_that_never_restarted_leaves_nothing_behind() {
        store.put(pod("u", "{\"name\":\"main\",\"restartCount\":0}"));
        store.remove(pod("u", "{\"name\":\"main\",\"restartCount\":0}"));

        assertThat(store.table().gone()).isEmpty();
    }

    @Test
    void pods_that_are_gone_are_bounded() {
        for (int i = 0; i < PodStore.MOST_GONE + 10; i++) {
            store.put(pod("u" + i, restarted(1, "Error", "2026-11-26T18:40:00Z")));
        }

        assertThat(store.table().gone()).hasSize(PodStore.MOST_GONE);
    }
}
