package dev.porthole.connectors.kubernetes.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.connectors.http.HttpCall;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.kubernetes.ClusterConnection;
import dev.porthole.connectors.kubernetes.TestCluster;
import dev.porthole.connectors.kubernetes.discovery.ServiceRef;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** What {@code --verbose} has to tell of a real API server. */
@Timeout(120)
class CallLogTest {

    private static final Logger ASKED = (Logger) LoggerFactory.getLogger("dev.porthole.asked");

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event.getFormattedMessage());
        }
    };

    @BeforeEach
    void listen() {
        appender.start();
        ASKED.setLevel(Level.DEBUG);
        ASKED.addAppender(appender);
    }

    @AfterEach
    void restore() {
        ASKED.detachAppender(appender);
        ASKED.setLevel(Level.OFF);
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(20));
    }

    private void assertTold(String pattern) {
        assertThat(lines).anyMatch(line -> line.matches("\\S+ " + pattern));
    }

    @Test
    void reads_watches_upgrades_and_the_proxy_are_told_without_what_was_asked_for() throws IOException {
        try (var cluster = new TestCluster();
                var connection = ClusterConnection.open(cluster.context());
                var workloads = connection.workloads(cluster.namespace())) {
            String namespace = "/api/v1/namespaces/" + cluster.namespace();
            cluster.pod("web", Map.of("app", "web"), 8080);
            cluster.service("web", Map.of("app", "web"), 80);

            workloads.events("", soon());
            assertTold("GET " + namespace + "/events: \\d+ ms, 200 answered");

            workloads.describe(new PodKey(cluster.namespace(), "nobody"), soon());
            assertTold("GET " + namespace + "/pods/nobody: \\d+ ms, 404 .*");

            try (var watched = workloads.pods().subscribe(state -> {})) {
                TestCluster.await(
                        "the watch",
                        () -> lines.stream()
                                .anyMatch(line ->
                                        line.matches("\\S+ WATCH " + namespace + "/pods: \\d+ ms, 200 answered")));
            }

            TestCluster.await("the pod's connection", () -> {
                try (var tunnel = connection.tunnel(new ServiceRef(cluster.namespace(), "web", 80))) {
                    tunnel.dial(soon()).close();
                    return true;
                } catch (IOException notYet) {
                    return false;
                }
            });
            assertTold("UPGRADE " + namespace + "/pods/web/portforward: \\d+ ms, answered");

            HttpTarget target = HttpTarget.direct("Web", URI.create("http://web." + cluster.namespace() + ".svc:80"));
            try (var proxy = connection.serviceProxy(new ServiceRef(cluster.namespace(), "web", 80), "http", target)) {
                proxy.exchange(HttpCall.get("/hello?secret=hidden"), answer -> Outcome.of(answer.status()), soon());
            }
            assertTold("GET " + namespace + "/services/web%3A80/proxy/hello: \\d+ ms, .*");
            assertThat(String.join("\n", lines)).doesNotContain("hidden", "limit=", "?");
        }
    }
}
