package dev.porthole.app.alerts.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.alertmanager.AlertmanagerAlertSource;
import dev.porthole.connectors.alertmanager.RunningAlertmanager;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Required;
import dev.porthole.connectors.api.alerts.Alert;
import dev.porthole.connectors.api.alerts.AlertControl;
import dev.porthole.connectors.api.alerts.AlertDraft;
import dev.porthole.connectors.api.alerts.AlertFilter;
import dev.porthole.connectors.api.alerts.AlertGroup;
import dev.porthole.connectors.api.alerts.AlertServer;
import dev.porthole.connectors.api.alerts.AlertSource;
import dev.porthole.connectors.api.alerts.Receipt;
import dev.porthole.connectors.api.alerts.Routing;
import dev.porthole.connectors.api.alerts.Silence;
import dev.porthole.connectors.api.alerts.SilenceDraft;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.http.exchange.PooledHttpGateway;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two real Alertmanagers of one version that are peers, taken as one. */
@Timeout(180)
abstract class Peers {

    private static final String CONFIGURATION = """
        route:
          receiver: nobody
          group_by: [alertname]
          group_wait: 0s
        receivers:
          - name: nobody
        """;

    @TempDir
    private Path folder;

    private final List<RunningAlertmanager> peers = new ArrayList<>();
    private AlertSource merged;

    /** Where the version's binary is, if it is here. */
    abstract Optional<Path> binary();

    @BeforeEach
    void start() throws Exception {
        Path program = Required.or(binary(), "this Alertmanager is not here");
        peers.addAll(RunningAlertmanager.cluster(program, folder, CONFIGURATION, 2));
        merged = value(MergedAlertSource.open(peers.stream().map(Peers::way).toList(), true, soon()));
        await(() -> value(merged.servers(soon())).stream()
                .allMatch(server -> server.peers().size() == 2));
    }

    @AfterEach
    void stop() throws Exception {
        if (merged != null) {
            merged.close();
        }
        for (RunningAlertmanager peer : peers) {
            peer.close();
        }
    }

    private static Way way(RunningAlertmanager server) {
        URI uri = server.uri();
        return new Way(uri.getAuthority(), true, deadline -> {
            AlertSource source = direct(uri);
            Outcome<Identity> answer = source.probe(deadline);
            return answer.map(identity -> source);
        });
    }

    private static AlertSource direct(URI uri) {
        return AlertmanagerAlertSource.writing(
                new PooledHttpGateway(HttpTarget.direct("Alertmanager", uri)), uri.getAuthority());
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(20));
    }

    private static <T> T value(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Success.class);
        return ((Outcome.Success<T>) outcome).value();
    }

    private static <T> List<Detail> notes(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Success.class);
        return ((Outcome.Success<T>) outcome).notes();
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private AlertControl control() {
        return merged.control().orElseThrow();
    }

    private static AlertDraft alert(String name) {
        Instant now = Instant.now();
        return new AlertDraft(
                Labels.of("alertname", name), Labels.EMPTY, now.minusSeconds(60), now.plusSeconds(600), "");
    }

    private static SilenceDraft silence(String name) {
        return new SilenceDraft(
                List.of(Matcher.equal("alertname", name)),
                Instant.now(),
                Instant.now().plusSeconds(600),
                "a test",
                "quiet");
    }

    private List<Alert> alerts() {
        return value(merged.alerts(AlertFilter.ALL, soon()));
    }

    private List<Silence> silences() {
        return value(merged.silences(List.of(), soon()));
    }

    @Test
    void what_both_know_is_there_once() throws Exception {
        for (RunningAlertmanager peer : peers) {
            try (AlertSource one = direct(peer.uri())) {
                value(one.control().orElseThrow().send(List.of(alert("Both")), soon()));
            }
        }
        await(() -> !alerts().isEmpty());
        Receipt receipt = value(control().silence(silence("Both"), soon()));
        try (AlertSource other = direct(peers.getLast().uri())) {
            await(() -> !value(other.silences(List.of(), soon())).isEmpty());
        }
        await(() -> alerts().getFirst().state() == Alert.State.SUPPRESSED);

        assertThat(receipt.server()).isEqualTo(peers.getFirst().uri().getAuthority());
        assertThat(silences())
                .singleElement()
                .satisfies(silence -> assertThat(silence.id()).isEqualTo(receipt.id()));
        assertThat(alerts())
                .singleElement()
                .satisfies(alert -> assertThat(alert.silencedBy()).containsExactly(receipt.id()));
        List<AlertGroup> groups = value(merged.groups(AlertFilter.ALL, soon()));
        assertThat(groups)
                .singleElement()
                .satisfies(group -> assertThat(group.alerts()).hasSize(1));
        assertThat(value(merged.routing(soon())))
                .singleElement()
                .satisfies(routing -> assertThat(routing.servers()).hasSize(2));
        assertThat(notes(merged.alerts(AlertFilter.ALL, soon()))).isEmpty();
    }

    @Test
    void one_that_is_down_is_told_and_the_other_does_everything() throws Exception {
        value(control().silence(silence("Before"), soon()));
        try (AlertSource other = direct(peers.getLast().uri())) {
            await(() -> !value(other.silences(List.of(), soon())).isEmpty());
            value(other.control().orElseThrow().send(List.of(alert("There")), soon()));
        }
        String down = peers.getFirst().uri().getAuthority();
        String up = peers.getLast().uri().getAuthority();
        peers.removeFirst().close();

        assertThat(notes(merged.alerts(AlertFilter.ALL, soon())))
                .singleElement()
                .satisfies(note -> assertThat(note.toString()).contains("alertmanager.down", down));
        assertThat(alerts()).extracting(Alert::name).containsExactly("There");
        assertThat(silences()).hasSize(1);
        Outcome<Identity> probe = merged.probe(soon());
        assertThat(value(probe).where()).isEqualTo(up);
        assertThat(notes(probe).getFirst()).isEqualTo(Detail.of("alertmanager.some", 1, 2));

        Receipt written = value(control().silence(silence("There"), soon()));
        assertThat(written.server()).isEqualTo(up);
        await(() -> alerts().getFirst().silencedBy().contains(written.id()));
        assertThat(value(control().expire(written.id(), soon())).server()).isEqualTo(up);
        assertThat(silences())
                .filteredOn(silence -> silence.id().equals(written.id()))
                .extracting(Silence::state)
                .containsExactly(Silence.State.EXPIRED);
    }

    @Test
    void two_ways_to_one_server_are_one_server() {
        URI first = peers.getFirst().uri();
        var again =
                new Way("the same, by another name", true, way(peers.getFirst()).opener());
        try (AlertSource both = value(MergedAlertSource.open(List.of(way(peers.getFirst()), again), true, soon()))) {
            assertThat(value(both.servers(soon())))
                    .extracting(AlertServer::where)
                    .containsExactly(first.getAuthority());
            assertThat(value(both.routing(soon())))
                    .singleElement()
                    .extracting(Routing::servers)
                    .isEqualTo(List.of(first.getAuthority()));
        }
    }
}
