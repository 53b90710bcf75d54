package dev.porthole.connectors.kubernetes.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.kubernetes.Cases;
import dev.porthole.connectors.kubernetes.server.UnexpectedAnswer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JacksonException;

class PodReaderTest {

    private static List<Pod> read(String json) {
        var pods = new ArrayList<Pod>();
        new PodReader().list(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), pods::add);
        return pods;
    }

    private static Pod pod(String rest) {
        return read("{\"metadata\":{\"resourceVersion\":\"1\"},\"items\":[" + rest + "]}")
                .getFirst();
    }

    /** The words kubectl prints for these states, as its printer's own tests have them. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        Running            | "phase":"Running","containerStatuses":[{"name":"a","ready":true,"state":{"running":{}}}]
        CrashLoopBackOff   | "phase":"Running","containerStatuses":[{"name":"a","restartCount":3,"state":{"waiting":{"reason":"CrashLoopBackOff"}}}]
        Error              | "phase":"Failed","containerStatuses":[{"name":"a","state":{"terminated":{"reason":"Error","exitCode":1}}}]
        ExitCode:3         | "phase":"Failed","containerStatuses":[{"name":"a","state":{"terminated":{"exitCode":3}}}]
        Signal:9           | "phase":"Failed","containerStatuses":[{"name":"a","state":{"terminated":{"exitCode":137,"signal":9}}}]
        Completed          | "phase":"Succeeded","containerStatuses":[{"name":"a","state":{"terminated":{"reason":"Completed"}}}]
        Running            | "phase":"Running","conditions":[{"type":"Ready","status":"True"}],"containerStatuses":[{"name":"a","state":{"terminated":{"reason":"Completed"}}},{"name":"b","ready":true,"state":{"running":{}}}]
        NotReady           | "phase":"Running","containerStatuses":[{"name":"a","state":{"terminated":{"reason":"Completed"}}},{"name":"b","ready":true,"state":{"running":{}}}]
        Init:0/2           | "phase":"Pending","initContainerStatuses":[{"name":"i","state":{"running":{}}},{"name":"j","state":{"waiting":{"reason":"PodInitializing"}}}]
        Init:1/2           | "phase":"Pending","initContainerStatuses":[{"name":"i","state":{"terminated":{"exitCode":0}}},{"name":"j","state":{"waiting":{"reason":"PodInitializing"}}}]
        Init:Error         | "phase":"Pending","initContainerStatuses":[{"name":"i","state":{"terminated":{"reason":"Error","exitCode":1}}}]
        Init:ExitCode:7    | "phase":"Pending","initContainerStatuses":[{"name":"i","state":{"terminated":{"exitCode":7}}}]
        Init:ImagePullBackOff | "phase":"Pending","initContainerStatuses":[{"name":"i","state":{"waiting":{"reason":"ImagePullBackOff"}}}]
        Evicted            | "phase":"Failed","reason":"Evicted"
        SchedulingGated    | "phase":"Pending","conditions":[{"type":"PodScheduled","status":"False","reason":"SchedulingGated"}]
        Pending            | "phase":"Pending"
        """)
    void the_status_is_in_kubectl_s_words(String expected, String status) {
        assertThat(pod("{\"metadata\":{\"name\":\"p\"},\"status\":{" + status + "}}")
                        .status())
                .isEqualTo(expected);
    }

    @Test
    void a_pod_of_which_one_container_failed_has_failed() throws IOException {
        String json = Cases.text("half-failed-pod-status.json");
        Pod pod = pod("{\"metadata\":{\"name\":\"p\"}," + json.strip().substring(1));
        assertThat(pod.status()).isEqualTo("Error");
    }

    @Test
    void restarts_of_what_prepared_the_pod_do_not_count_any_more_when_that_is_done() {
        Pod pod = pod("""
            {"metadata":{"name":"p"},
             "spec":{"initContainers":[{"name":"i"},{"name":"s","restartPolicy":"Always"}],"containers":[{"name":"c"}]},
             "status":{"phase":"Running","conditions":[{"type":"Initialized","status":"True"}],
              "initContainerStatuses":[
               {"name":"i","restartCount":4,"state":{"terminated":{"exitCode":0,"reason":"Completed"}},
                "lastState":{"terminated":{"exitCode":1,"reason":"Error","finishedAt":"2026-11-26T17:00:00Z"}}},
               {"name":"s","restartCount":2,"started":true,"ready":true,"state":{"running":{}}}],
              "containerStatuses":[{"name":"c","restartCount":1,"ready":true,"state":{"running":{}}}]}}
            """);
        assertThat(pod.restarts()).isEqualTo(3);
        assertThat(pod.content().ready() + "/" + pod.content().all()).isEqualTo("2/2");
        assertThat(pod.containers()).extracting(Pod.Container::init).containsExactly(true, false, false);
        assertThat(pod.container("i").orElseThrow().restarts()).isZero();
    }

    @Test
    void a_pod_that_is_being_deleted_is_terminating() {
        assertThat(
                        pod("{\"metadata\":{\"name\":\"p\",\"deletionTimestamp\":\"2026-01-31T10:00:00Z\"},\"status\":{\"phase\":\"Running\"}}")
                                .status())
                .isEqualTo("Terminating");
        assertThat(
                        pod("{\"metadata\":{\"name\":\"p\",\"deletionTimestamp\":\"2026-01-31T10:00:00Z\"},\"status\":{\"phase\":\"Running\",\"reason\":\"NodeLost\"}}")
                                .status())
                .isEqualTo("Unknown");
    }

    @ParameterizedTest
    @CsvSource({
        "ReplicaSet, checkout-7d9f, pod-template-hash, 7d9f, Deployment, checkout",
        "ReplicaSet, alone, pod-template-hash, 7d9f, ReplicaSet, alone",
        "ReplicaSet, checkout-7d9f, rollouts-pod-template-hash, 7d9f, Rollout, checkout",
        "Job, backup-29371440, x, y, CronJob, backup",
        "Job, backup, x, y, Job, backup",
        "StatefulSet, db, x, y, StatefulSet, db",
        "DaemonSet, agent, x, y, DaemonSet, agent",
    })
    void the_owner_is_the_workload_at_the_top(
            String kind, String name, String label, String value, String ownerKind, String ownerName) {
        Pod pod = pod(
                "{\"metadata\":{\"name\":\"p\",\"labels\":{\"%s\":\"%s\"},\"ownerReferences\":[{\"kind\":\"%s\",\"name\":\"%s\",\"controller\":true}]}}"
                        .formatted(label, value, kind, name));
        assertThat(pod.owner()).isEqualTo(new Pod.Owner(ownerKind, ownerName));
    }

    @Test
    void values_of_unexpected_types_are_absent_and_the_rest_is_read() {
        Pod pod = pod(
                "{\"metadata\":{\"name\":7,\"labels\":[1,{\"a\":[]}],\"uid\":\"u\",\"creationTimestamp\":\"yesterday\"},\"spec\":null,\"status\":{\"phase\":{\"deep\":[[1]]},\"containerStatuses\":{\"x\":1},\"conditions\":[1,null,{\"type\":\"Ready\",\"status\":\"True\"}]}}");
        assertThat(pod.uid()).isEqualTo("u");
        assertThat(pod.ready()).isTrue();
        assertThat(pod.phase()).isEqualTo(Pod.Phase.UNKNOWN);
    }

    @Test
    void other_answers_than_a_list_are_refused() {
        assertThatThrownBy(() -> read("{\"kind\":\"Table\"}")).isInstanceOf(UnexpectedAnswer.class);
        assertThatThrownBy(() -> read("")).isInstanceOf(UnexpectedAnswer.class);
        assertThatThrownBy(() -> read("<html>")).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> read("{\"items\":[{\"metadata\":{\"name\":\"p\""))
                .isInstanceOf(JacksonException.class);
    }
}
