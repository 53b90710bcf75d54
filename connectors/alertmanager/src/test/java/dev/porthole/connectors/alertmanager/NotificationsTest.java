package dev.porthole.connectors.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Required;
import dev.porthole.connectors.api.alerts.Alert;
import dev.porthole.connectors.api.alerts.AlertControl;
import dev.porthole.connectors.api.alerts.AlertDraft;
import dev.porthole.connectors.api.alerts.AlertFilter;
import dev.porthole.connectors.api.alerts.Receipt;
import dev.porthole.connectors.api.alerts.Routing;
import dev.porthole.connectors.api.alerts.SilenceDraft;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.http.ScriptedServer;
import dev.porthole.connectors.http.ScriptedServer.Reply;
import dev.porthole.connectors.http.exchange.PooledHttpGateway;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An alert that is sent goes its way to people, by all three means on loopback, and a muted one to nobody. */
@Timeout(120)
class NotificationsTest {

    private static final String TODAY = "0.34";
    private static final String DEBIANS = "0.25";

    private static final String CONFIGURATION = """
        global:
          smtp_smarthost: '%2$s'
          smtp_from: 'alertmanager@example.org'
          smtp_require_tls: false
          slack_api_url: 'http://127.0.0.1:%1$d/services/T0/B0/secret'
        route:
          receiver: everywhere
          group_by: [alertname]
          group_wait: 0s
          group_interval: 1s
        receivers:
          - name: everywhere
            webhook_configs:
              - url: 'http://127.0.0.1:%1$d/hook?token=secret'
                send_resolved: true
            slack_configs:
              - channel: '#on-call'
                send_resolved: true
                title: '{{ .Status }} {{ .CommonLabels.alertname }}'
            email_configs:
              - to: 'kim@example.org'
                send_resolved: true
        inhibit_rules:
          - source_matchers: [ 'severity = "critical"' ]
            target_matchers: [ 'severity = "warning"' ]
            equal: [service]
        """;

    private final ScriptedServer http = ScriptedServer.start().otherwise(request -> Reply.text(200, "ok"));
    private final MailSink mail;

    NotificationsTest() throws IOException {
        mail = new MailSink();
    }

    @AfterEach
    void close() {
        http.close();
        mail.close();
    }

    private record Opened(RunningAlertmanager server, AlertmanagerAlertSource source) implements AutoCloseable {

        AlertControl control() {
            return source.control().orElseThrow();
        }

        @Override
        public void close() throws InterruptedException {
            source.close();
            server.close();
        }
    }

    private Opened opened(String version, Path folder) throws IOException, InterruptedException {
        Optional<Path> binary =
                version.equals(TODAY) ? Binaries.today("alertmanager") : Binaries.debians("prometheus-alertmanager");
        var server = RunningAlertmanager.start(
                Required.or(binary, "Alertmanager " + version + " is not here"),
                folder,
                CONFIGURATION.formatted(http.port(), mail.address()));
        return new Opened(
                server,
                AlertmanagerAlertSource.writing(
                        new PooledHttpGateway(HttpTarget.direct("Alertmanager", server.uri())), "here"));
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(30));
    }

    private static <T> T value(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Success.class);
        return ((Outcome.Success<T>) outcome).value();
    }

    private static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private static Receipt send(Opened opened, String name, String severity, Duration end) {
        Instant now = Instant.now();
        var alert = new AlertDraft(
                Labels.of("alertname", name, "severity", severity, "service", "checkout"),
                Labels.of("summary", "a test of " + name),
                now,
                now.plus(end),
                "");
        return value(opened.control().send(List.of(alert), soon()));
    }

    private boolean hooked(String name, String status) {
        return http.requests().stream()
                .filter(request -> request.path().startsWith("/hook"))
                .anyMatch(request -> request.text().contains("\"alertname\":\"" + name + "\"")
                        && request.text().contains("\"status\":\"" + status + "\""));
    }

    private boolean slacked(String title) {
        return http.requests().stream()
                .anyMatch(request -> request.path().startsWith("/services/")
                        && request.text().contains("\"channel\":\"#on-call\"")
                        && request.text().contains(title));
    }

    private boolean mailed(String subject) {
        return mail.mails().stream()
                .anyMatch(text -> text.contains("Subject: " + subject) && text.contains("kim@example.org"));
    }

    @ParameterizedTest
    @ValueSource(strings = {TODAY, DEBIANS})
    void a_test_alert_reaches_everybody_and_resolves_itself(String version, @TempDir Path folder) throws Exception {
        try (Opened opened = opened(version, folder)) {
            assertThat(send(opened, "PortholeTest", "info", Duration.ofSeconds(3))
                            .server())
                    .isEqualTo("here");

            await("the webhook", () -> hooked("PortholeTest", "firing"));
            await("Slack", () -> slacked("firing PortholeTest"));
            await("the mail", () -> mailed("[FIRING:1]"));

            await("the webhook's end", () -> hooked("PortholeTest", "resolved"));
            await("Slack's end", () -> slacked("resolved PortholeTest"));
            await("the mail's end", () -> mailed("[RESOLVED]"));
            assertThat(value(opened.source().alerts(AlertFilter.ALL, soon()))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {TODAY, DEBIANS})
    void nobody_hears_of_what_is_silenced_or_inhibited(String version, @TempDir Path folder) throws Exception {
        try (Opened opened = opened(version, folder)) {
            var silence = new SilenceDraft(
                    List.of(Matcher.equal("alertname", "Noisy")),
                    Instant.now(),
                    Instant.now().plusSeconds(600),
                    "a test",
                    "quiet");
            String id = value(opened.control().silence(silence, soon())).id();
            send(opened, "Down", "critical", Duration.ofMinutes(10));
            await("what inhibits", () -> hooked("Down", "firing"));
            send(opened, "Noisy", "info", Duration.ofMinutes(10));
            send(opened, "Slow", "warning", Duration.ofMinutes(10));
            await(
                    "both are muted",
                    () -> states(opened, "Noisy", "Slow")
                            .equals(List.of(Alert.State.SUPPRESSED, Alert.State.SUPPRESSED)));
            // what is sent later and is heard shows that the others had their time
            send(opened, "Later", "info", Duration.ofMinutes(10));
            await("a later one", () -> hooked("Later", "firing"));
            assertThat(hooked("Noisy", "firing")).isFalse();
            assertThat(hooked("Slow", "firing")).isFalse();

            value(opened.control().expire(id, soon()));
            await("no longer silenced", () -> hooked("Noisy", "firing"));
        }
    }

    private static List<Alert.State> states(Opened opened, String... names) {
        return value(opened.source().alerts(AlertFilter.ALL, soon())).stream()
                .filter(alert -> List.of(names).contains(alert.name()))
                .map(Alert::state)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {TODAY, DEBIANS})
    void receivers_say_by_what_means_and_keep_their_secrets(String version, @TempDir Path folder) throws Exception {
        try (Opened opened = opened(version, folder)) {
            Routing routing = value(opened.source().routing(soon())).getFirst();

            assertThat(routing.receivers()).singleElement().satisfies(receiver -> {
                assertThat(receiver.name()).isEqualTo("everywhere");
                assertThat(receiver.integrations())
                        .extracting(Routing.Integration::kind)
                        .containsExactlyInAnyOrder("webhook", "slack", "email");
                assertThat(receiver.integrations())
                        .extracting(Routing.Integration::target)
                        .contains("#on-call", "kim@example.org");
                assertThat(receiver.integrations()).allMatch(Routing.Integration::sendsResolved);
            });
            assertThat(routing.toString()).doesNotContain("secret");
            assertThat(routing.inhibitRules())
                    .singleElement()
                    .satisfies(rule -> assertThat(rule.inhibits(
                                    Labels.of("severity", "critical", "service", "a"),
                                    Labels.of("severity", "warning", "service", "a")))
                            .isTrue());
        }
    }
}
