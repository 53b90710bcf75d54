package dev.porthole.connectors.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Required;
import dev.porthole.connectors.api.alerts.AlertControlContract;
import dev.porthole.connectors.api.alerts.AlertSource;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.http.exchange.PooledHttpGateway;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Writing, on one version. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RealAlertControl extends AlertControlContract {

    private RunningAlertmanager server;
    private AlertmanagerAlertSource source;

    /** Where the version's binary is, if it is here. */
    abstract Optional<Path> binary();

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        server = RunningAlertmanager.start(Required.or(binary(), "this Alertmanager is not here"), folder);
    }

    @AfterAll
    void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void open() {
        source = AlertmanagerAlertSource.writing(
                new PooledHttpGateway(HttpTarget.direct("Alertmanager", server.uri())), "here");
    }

    @AfterEach
    void close() {
        source.close();
    }

    @Override
    protected AlertSource source() {
        return source;
    }

    @Override
    protected Instant now() {
        return Instant.now();
    }

    @Test
    void one_that_is_opened_for_reading_gives_no_way_to_write() {
        try (var reading = new AlertmanagerAlertSource(
                new PooledHttpGateway(HttpTarget.direct("Alertmanager", server.uri())), "here")) {
            assertThat(reading.control()).isEmpty();
        }
    }
}
