package dev.porthole.connectors.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.Matcher.Operator;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Required;
import dev.porthole.connectors.api.alerts.Alert;
import dev.porthole.connectors.api.alerts.AlertFilter;
import dev.porthole.connectors.api.alerts.AlertSource;
import dev.porthole.connectors.api.alerts.AlertSourceContract;
import dev.porthole.connectors.api.alerts.Silence;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.http.exchange.PooledHttpGateway;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The contract, and what only a real Alertmanager can show, on one version. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RealAlertmanager extends AlertSourceContract {

    private static final String ODD = "a \"quoted\" \\ value, {with} everything=~\n#?&%+";

    private RunningAlertmanager server;
    private AlertmanagerAlertSource source;
    private Instant begun;

    /** Where the version's binary is, if it is here. */
    abstract Optional<Path> binary();

    abstract String version();

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        Path binary = Required.or(binary(), "Alertmanager " + version() + " is not here");
        server = RunningAlertmanager.start(binary, folder);
        begun = Instant.now();
        silence("Noisy", "quiet, please");
        post("Down", "checkout", "critical", "shop");
        post("Slow", "checkout", "warning", "shop");
        post("Noisy", "search", "info", "");
        post("Odd", ODD, "info", "");
    }

    @AfterAll
    void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void open() {
        source = new AlertmanagerAlertSource(
                new PooledHttpGateway(HttpTarget.direct("Alertmanager", server.uri())), "here");
        await(() -> alert("Noisy").map(Alert::state).equals(Optional.of(Alert.State.SUPPRESSED))
                && alert("Slow").map(Alert::state).equals(Optional.of(Alert.State.SUPPRESSED))
                && alert("Odd").map(Alert::state).equals(Optional.of(Alert.State.ACTIVE))
                && grouped() == success(source.alerts(AlertFilter.ALL, soon())).size());
    }

    /** Alerts are put into their groups a moment after they are there. */
    private int grouped() {
        return success(source.groups(AlertFilter.ALL, soon())).stream()
                .mapToInt(group -> group.alerts().size())
                .sum();
    }

    @AfterEach
    void close() {
        source.close();
    }

    @Override
    protected AlertSource source() {
        return source;
    }

    private void post(String name, String service, String severity, String team) throws Exception {
        var json = JsonMapper.builder().build();
        var alerts = json.createArrayNode();
        var alert = alerts.addObject();
        alert.putObject("labels")
                .put("alertname", name)
                .put("service", service)
                .put("severity", severity)
                .put("team", team);
        alert.putObject("annotations").put("summary", "it is " + name);
        alert.put("generatorURL", "http://127.0.0.1/graph");
        // With an end and no beginning, it would begin when it ends.
        alert.put("startsAt", begun.toString())
                .put("endsAt", begun.plusSeconds(3600).toString());
        server.post("/api/v2/alerts", alerts.toString());
    }

    private void silence(String name, String comment) throws Exception {
        var json = JsonMapper.builder().build();
        var silence = json.createObjectNode();
        silence.putArray("matchers")
                .addObject()
                .put("name", "alertname")
                .put("value", name)
                .put("isRegex", false)
                .put("isEqual", true);
        silence.put("startsAt", Instant.now().toString());
        silence.put("endsAt", Instant.now().plusSeconds(3600).toString());
        silence.put("createdBy", "test");
        silence.put("comment", comment);
        server.post("/api/v2/silences", silence.toString());
    }

    private Optional<Alert> alert(String name) {
        return success(source.alerts(
                        new AlertFilter(List.of(Matcher.equal("alertname", name)), true, true, true), soon()))
                .stream()
                .findFirst();
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(30));
    }

    private static <T> T success(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Success.class);
        return ((Outcome.Success<T>) outcome).value();
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void it_says_which_version_it_is() {
        assertThat(source.probe(soon())).isInstanceOfSatisfying(Outcome.Success.class, answered -> {
            var identity = (Identity) answered.value();
            assertThat(identity.product()).isEqualTo("Alertmanager");
            assertThat(identity.version()).startsWith(version());
            assertThat(identity.where()).isEqualTo("here");
        });
    }

    @Test
    void an_alert_has_all_it_was_posted_with() {
        Alert alert = alert("Down").orElseThrow();

        assertThat(alert.labels().asMap())
                .containsEntry("service", "checkout")
                .containsEntry("severity", "critical")
                .containsEntry("team", "shop");
        assertThat(alert.annotations().get("summary")).isEqualTo("it is Down");
        assertThat(alert.receivers()).containsExactly("shop-team");
        assertThat(alert.generatorUrl()).isEqualTo("http://127.0.0.1/graph");
        assertThat(alert.startsAt()).isBetween(begun.minusSeconds(1), Instant.now());
    }

    @Test
    void a_silenced_and_an_inhibited_alert_say_by_what() {
        Silence silence = success(source.silences(List.of(), soon())).getFirst();

        assertThat(alert("Noisy").orElseThrow().silencedBy()).containsExactly(silence.id());
        assertThat(alert("Slow").orElseThrow().inhibitedBy())
                .containsExactly(alert("Down").orElseThrow().fingerprint());
    }

    @Test
    void kinds_are_excluded_on_the_server() {
        assertThat(names(new AlertFilter(List.of(), true, false, true)))
                .containsExactlyInAnyOrder("Down", "Slow", "Odd");
        assertThat(names(new AlertFilter(List.of(), true, true, false)))
                .containsExactlyInAnyOrder("Down", "Noisy", "Odd");
        assertThat(names(new AlertFilter(List.of(), false, true, true))).containsExactlyInAnyOrder("Slow", "Noisy");
    }

    private List<String> names(AlertFilter filter) {
        return success(source.alerts(filter, soon())).stream().map(Alert::name).collect(Collectors.toList());
    }

    @Test
    void values_of_any_text_can_be_asked_for() {
        assertThat(success(source.alerts(
                        new AlertFilter(List.of(Matcher.equal("service", ODD)), true, true, true), soon())))
                .extracting(Alert::name)
                .containsExactly("Odd");
    }

    @Test
    void silences_can_be_filtered_and_have_their_matchers() {
        List<Silence> noisy = success(source.silences(List.of(Matcher.equal("alertname", "Noisy")), soon()));

        assertThat(noisy).singleElement().satisfies(silence -> {
            assertThat(silence.state()).isEqualTo(Silence.State.ACTIVE);
            assertThat(silence.matchers()).containsExactly(Matcher.equal("alertname", "Noisy"));
            assertThat(silence.comment()).isEqualTo("quiet, please");
            assertThat(silence.createdBy()).isEqualTo("test");
        });
        assertThat(success(source.silences(List.of(Matcher.equal("alertname", "Other")), soon())))
                .isEmpty();
    }

    @Test
    void a_bad_pattern_is_a_bad_query_in_the_servers_words() {
        var broken = new AlertFilter(List.of(new Matcher("alertname", Operator.REGEX, "(")), true, true, true);

        assertThat(source.alerts(broken, soon()))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.failure())
                                .isInstanceOfSatisfying(
                                        Failure.BadQuery.class,
                                        query -> assertThat(query.detail().toString())
                                                .isNotBlank()
                                                .doesNotStartWith("\"")));
    }
}
