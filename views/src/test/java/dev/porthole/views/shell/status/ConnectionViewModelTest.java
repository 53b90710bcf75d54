package dev.porthole.views.shell.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.Observation;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.gallery.SampleLive;
import dev.porthole.views.gallery.SampleServers;
import dev.porthole.views.gallery.UiThread;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.shell.status.ConnectionState.Status;
import dev.porthole.views.text.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.RadioButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Without a toolkit: what a chip of the status bar and its card say. */
class ConnectionViewModelTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final SampleLive<ConnectionState> live = new SampleLive<>(new Observation.Pending<>());
    private final AtomicInteger retries = new AtomicInteger();
    private final SampleServers servers = new SampleServers();
    private Instant now = NOW;
    private final ConnectionViewModel model = new ConnectionViewModel(
            new ConnectionFeed("elasticsearch", live, retries::incrementAndGet, Optional.of(servers), "kind: Role"),
            new Messages(Locale.ENGLISH),
            () -> now);

    private ConnectionWords after(Status status, Optional<Identity> identity, Optional<Failure> problem, int attempt) {
        var state = new ConnectionState(
                "elasticsearch",
                status,
                identity,
                Duration.ofMillis(8),
                problem,
                List.of(),
                NOW.minusSeconds(75),
                attempt);
        try (var attached = model.attach(new UiBridge(Runnable::run))) {
            live.set(new Observation.Fresh<>(state, NOW, List.of()));
        }
        return model.wordsProperty().get();
    }

    @Test
    void one_of_several_servers_that_is_down_is_told_on_the_chip_and_why_on_the_card() {
        List<Detail> notes = List.of(
                Detail.of("alertmanager.some", 1, 2),
                Detail.of("alertmanager.down", "am-b:9093", new Failure.Unreachable("Alertmanager", "refused")));
        live.set(new Observation.Fresh<>(
                new ConnectionState(
                        "alertmanager",
                        Status.CONNECTED,
                        Optional.of(new Identity("Alertmanager", "0.34.1", "am-a:9093")),
                        Duration.ofMillis(8),
                        Optional.empty(),
                        notes,
                        NOW.minusSeconds(75),
                        0),
                NOW,
                List.of()));
        try (var attached = model.attach(new UiBridge(Runnable::run))) {
            ConnectionWords words = model.wordsProperty().get();
            assertThat(words.full()).startsWith("Alertmanager 0.34.1 \u00b7 1 of 2 \u00b7 8");
            assertThat(words.tone()).isEqualTo(Tone.WARNING);
            assertThat(words.sentence().orElseThrow()).contains("am-b:9093", "refused");
        }
    }

    @Test
    void the_candidates_are_listed_with_why_and_can_be_chosen_and_unlocked() {
        model.attach(new UiBridge(Runnable::run));

        UiThread.run(() -> {
            var card = new ConnectionCard(model, new Messages(Locale.ENGLISH));
            var scene = new Scene(card);
            scene.snapshot(null);
            List<RadioButton> choices = card.lookupAll(".radio-button").stream()
                    .map(RadioButton.class::cast)
                    .toList();
            assertThat(choices)
                    .extracting(RadioButton::getText)
                    .containsExactly(
                            "Whichever answers first",
                            "Elasticsearch \u00b7 svc/elasticsearch-master:9200 in logging",
                            "Kibana \u00b7 svc/kibana-kibana:5601 in logging (in use)");
            assertThat(choices).extracting(RadioButton::isSelected).containsExactly(false, false, true);
            choices.get(1).fire();
            choices.get(0).fire();
            card.lookupAll(".candidate-row .button").stream()
                    .map(Button.class::cast)
                    .forEach(Button::fire);
        });

        assertThat(servers.chosen).containsExactly("logging/elasticsearch-master:9200", "");
        assertThat(servers.unlocked).containsExactly("logging/elasticsearch-master:9200");
    }

    @Test
    void the_page_of_a_login_that_is_waited_for_can_be_copied() {
        ConnectionWords waiting = after(
                Status.AUTH_EXPIRED,
                Optional.empty(),
                Optional.of(new Failure.Unauthorized("prod", "it waits: open https://login.example/device?x=1.")),
                0);
        assertThat(waiting.address()).contains("https://login.example/device?x=1");

        ConnectionWords other =
                after(Status.FAILED, Optional.empty(), Optional.of(new Failure.Unreachable("prod", "no route")), 0);
        assertThat(other.address()).isEmpty();
    }

    @Test
    void a_role_is_offered_only_when_something_is_forbidden() {
        after(Status.CONNECTED, Optional.empty(), Optional.empty(), 0);
        assertThat(model.missingRole()).isEmpty();

        after(
                Status.FORBIDDEN,
                Optional.empty(),
                Optional.of(new Failure.Forbidden("Kubernetes", "list", "pods", "")),
                0);
        assertThat(model.missingRole()).contains("kind: Role");
    }

    @Test
    void before_anything_is_known_it_is_connecting() {
        assertThat(model.wordsProperty().get().brief()).isEqualTo("Elasticsearch connecting");
        assertThat(model.wordsProperty().get().tone()).isEqualTo(Tone.NEUTRAL);
    }

    @Test
    void a_connection_says_who_answers_and_how_fast() {
        ConnectionWords words = after(
                Status.CONNECTED,
                Optional.of(new Identity("OpenSearch", "3.8.0", "svc/logs in logging")),
                Optional.empty(),
                0);
        assertThat(words.full().replace('\u202f', ' ')).isEqualTo("OpenSearch 3.8.0 \u00b7 8 ms");
        assertThat(words.brief().replace('\u202f', ' ')).isEqualTo("OpenSearch 8 ms");
        assertThat(words.tone()).isEqualTo(Tone.SUCCESS);
        assertThat(words.where()).isEqualTo("svc/logs in logging");
        assertThat(words.sentence()).isEmpty();
    }

    @Test
    void a_lost_connection_says_why_what_to_do_and_since_when() {
        ConnectionWords words = after(
                Status.RECONNECTING,
                Optional.empty(),
                Optional.of(new Failure.TunnelDown("Elasticsearch", "pod\u001b[31m rescheduled")),
                2);
        assertThat(words.brief()).isEqualTo("Elasticsearch reconnecting (2) \u2014 pod\ufffd[31m rescheduled");
        assertThat(words.tone()).isEqualTo(Tone.WARNING);
        assertThat(words.sentence().orElseThrow()).startsWith("The tunnel to Elasticsearch is down");
        assertThat(words.remedy()).contains("opened again by itself");
        assertThat(words.since().replace('\u202f', ' ')).isEqualTo("Like this for 1 min 15 s");
        now = NOW.plusSeconds(45);
        model.tick();
        assertThat(model.wordsProperty().get().since().replace('\u202f', ' ')).isEqualTo("Like this for 2 min");
        assertThat(words.spoken()).contains("reconnecting (2)").contains("The tunnel to Elasticsearch is down");
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void every_state_has_words(Status status) {
        ConnectionWords words = after(status, Optional.empty(), Optional.empty(), 1);
        assertThat(words.state()).isNotBlank().doesNotContain("connection.state");
    }

    @Test
    void retrying_is_passed_on() {
        model.retry();
        assertThat(retries).hasValue(1);
    }
}
