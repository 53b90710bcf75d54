package dev.porthole.app.alerts.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.alertmanager.AlertmanagerAlertSource;
import dev.porthole.connectors.alertmanager.Binaries;
import dev.porthole.connectors.alertmanager.RunningAlertmanager;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Required;
import dev.porthole.connectors.api.alerts.AlertControlContract;
import dev.porthole.connectors.api.alerts.AlertSource;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.http.exchange.PooledHttpGateway;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Writing to two real peers that are taken as one is like writing to one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MergedControlTest extends AlertControlContract {

    private static final String CONFIGURATION = """
        route:
          receiver: nobody
          group_by: [alertname]
          group_wait: 0s
          routes:
            - receiver: shop-team
              matchers: [ 'team = "shop"' ]
        receivers:
          - name: nobody
          - name: shop-team
        """;

    private List<RunningAlertmanager> peers = List.of();
    private AlertSource merged;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        Path program = Required.or(Binaries.today("alertmanager"), "today's Alertmanager is not here");
        peers = RunningAlertmanager.cluster(program, folder, CONFIGURATION, 2);
        Outcome<AlertSource> opened = MergedAlertSource.open(
                peers.stream().map(MergedControlTest::way).toList(), true, Deadline.after(Duration.ofSeconds(20)));
        assertThat(opened).isInstanceOf(Outcome.Success.class);
        merged = ((Outcome.Success<AlertSource>) opened).value();
    }

    @AfterAll
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
            AlertSource source = AlertmanagerAlertSource.writing(
                    new PooledHttpGateway(HttpTarget.direct("Alertmanager", uri)), uri.getAuthority());
            return source.probe(deadline).map(identity -> source);
        });
    }

    @Override
    protected AlertSource source() {
        return merged;
    }

    @Override
    protected Instant now() {
        return Instant.now();
    }
}
