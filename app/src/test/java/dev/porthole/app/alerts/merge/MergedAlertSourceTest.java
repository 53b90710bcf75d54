package dev.porthole.app.alerts.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.alerts.Alert;
import dev.porthole.connectors.api.alerts.AlertDraft;
import dev.porthole.connectors.api.alerts.AlertFilter;
import dev.porthole.connectors.api.alerts.AlertSource;
import dev.porthole.connectors.api.alerts.SilenceDraft;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Alertmanagers of several teams, which are no peers. */
@Timeout(60)
class MergedAlertSourceTest {

    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");

    private final FakeAlertSource shop = new FakeAlertSource("shop");
    private final FakeAlertSource bank = new FakeAlertSource("bank");

    private static Deadline within(Duration limit) {
        return Deadline.after(limit);
    }

    private static Deadline soon() {
        return within(Duration.ofSeconds(20));
    }

    private static <T> Outcome.Success<T> success(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Success.class);
        return (Outcome.Success<T>) outcome;
    }

    private AlertSource opened() {
        return success(MergedAlertSource.open(List.of(shop.way(), bank.way()), true, soon()))
                .value();
    }

    private static Outcome.Success<List<Alert>> alerts(AlertSource source) {
        return success(source.alerts(AlertFilter.ALL, soon()));
    }

    private static SilenceDraft silence(String name) {
        return new SilenceDraft(List.of(Matcher.equal("alertname", name)), NOW, NOW.plusSeconds(60), "a test", "quiet");
    }

    @Test
    void the_newer_one_of_an_alert_counts_with_the_receivers_of_both() {
        shop.with(FakeAlertSource.alert("Down", Alert.State.ACTIVE, 1, "pager"));
        bank.with(FakeAlertSource.alert("Down", Alert.State.ACTIVE, 2, "mail", "pager"))
                .with(FakeAlertSource.alert("Slow", Alert.State.ACTIVE, 1, "mail"));

        try (AlertSource both = opened()) {
            assertThat(alerts(both).value()).extracting(Alert::name).containsExactly("Down", "Slow");
            Alert down = alerts(both).value().getFirst();
            assertThat(down.annotations().get("summary")).isEqualTo("second 2");
            assertThat(down.receivers()).containsExactly("pager", "mail");
            assertThat(success(both.groups(AlertFilter.ALL, soon())).value())
                    .allSatisfy(group -> assertThat(group.alerts())
                            .allMatch(alert -> !alert.name().equals("Down")
                                    || alert.receivers().size() == 2));
        }
    }

    @Test
    void one_that_somebody_is_still_told_of_is_active() {
        shop.with(FakeAlertSource.alert("Down", Alert.State.SUPPRESSED, 2, "pager"))
                .with(FakeAlertSource.alert("New", Alert.State.SUPPRESSED, 2, "pager"));
        bank.with(FakeAlertSource.alert("Down", Alert.State.ACTIVE, 1, "mail"))
                .with(FakeAlertSource.alert("New", Alert.State.UNPROCESSED, 1, "mail"));

        try (AlertSource both = opened()) {
            List<Alert> alerts = alerts(both).value();
            assertThat(alerts).extracting(Alert::state).containsExactly(Alert.State.ACTIVE, Alert.State.SUPPRESSED);
            assertThat(alerts.getFirst().silencedBy()).isEmpty();
            assertThat(alerts.getLast().silencedBy()).containsExactly("s");
        }
    }

    @Test
    void one_that_swallows_everything_keeps_the_other_waiting_once_and_then_for_a_moment_only() {
        shop.with(FakeAlertSource.alert("Down", Alert.State.ACTIVE, 1, "pager"));
        try (AlertSource both = opened()) {
            bank.swallow();
            Outcome.Success<List<Alert>> first = success(both.alerts(AlertFilter.ALL, within(Duration.ofSeconds(4))));
            assertThat(first.value()).hasSize(1);
            assertThat(first.notes())
                    .singleElement()
                    .satisfies(note -> assertThat(note.toString()).contains("alertmanager.down", "bank", "TimedOut"));

            long begun = System.nanoTime();
            assertThat(alerts(both).notes()).hasSize(1);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Member.MOMENT.plusSeconds(3));

            bank.answerAgain();
            await(() -> alerts(both).notes().isEmpty());
        }
    }

    @Test
    void one_that_is_always_slow_is_missed_once_and_then_waited_for() {
        bank.with(FakeAlertSource.alert("Slow", Alert.State.ACTIVE, 1, "mail"));
        try (AlertSource both = opened()) {
            bank.delay(Duration.ofMillis(2_500));
            assertThat(success(both.alerts(AlertFilter.ALL, within(Duration.ofSeconds(2))))
                            .notes())
                    .hasSize(1);

            await(() -> alerts(both).notes().isEmpty());
            assertThat(alerts(both).value()).hasSize(1);
            assertThat(alerts(both).notes()).isEmpty();
        }
    }

    @Test
    void one_that_is_slow_to_open_is_open_some_time() {
        bank.with(FakeAlertSource.alert("Late", Alert.State.ACTIVE, 1, "mail"));
        bank.delay(Duration.ofSeconds(5));
        long begun = System.nanoTime();
        try (AlertSource both = opened()) {
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
            bank.delay(Duration.ZERO);
            await(() -> alerts(both).value().size() == 1);
        }
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void one_that_is_down_when_it_is_opened_comes_back() {
        bank.with(FakeAlertSource.alert("Late", Alert.State.ACTIVE, 1, "mail"));
        bank.fail(new Failure.Unreachable("Alertmanager", "refused"));
        try (AlertSource both = opened()) {
            assertThat(alerts(both).value()).isEmpty();
            assertThat(success(both.probe(soon())).notes()).first().isEqualTo(Detail.of("alertmanager.some", 1, 2));

            bank.fail(null);
            await(() -> !alerts(both).value().isEmpty());
            assertThat(success(both.probe(soon())).notes()).isEmpty();
        }
    }

    @Test
    void none_that_answers_is_a_failure_in_the_words_of_the_likeliest() {
        shop.fail(new Failure.Forbidden("Alertmanager", "get", "alerts", "no"));
        bank.fail(new Failure.Unreachable("Alertmanager", "refused"));

        assertThat(MergedAlertSource.open(List.of(shop.way(), bank.way()), true, soon()))
                .isEqualTo(Outcome.failed(new Failure.Forbidden("Alertmanager", "get", "alerts", "no")));
    }

    @Test
    void what_was_found_and_turns_out_to_be_something_else_is_not_missed() {
        var other = new Way("karma", false, deadline -> Outcome.failed(new Failure.NotFound("Alertmanager", "404")));

        try (AlertSource source = success(MergedAlertSource.open(List.of(shop.way(), other), true, soon()))
                .value()) {
            assertThat(success(source.probe(soon())).notes()).isEmpty();
            assertThat(alerts(source).notes()).isEmpty();
        }
    }

    @Test
    void a_wrong_question_is_no_reason_to_call_a_server_down() {
        try (AlertSource both = opened()) {
            shop.fail(new Failure.BadQuery("Alertmanager", "bad matcher", 0));
            bank.fail(new Failure.BadQuery("Alertmanager", "bad matcher", 0));
            assertThat(both.alerts(AlertFilter.ALL, soon()))
                    .isEqualTo(Outcome.failed(new Failure.BadQuery("Alertmanager", "bad matcher", 0)));
            shop.fail(null);
            bank.fail(null);
            assertThat(alerts(both).notes()).isEmpty();
        }
    }

    @Test
    void a_new_silence_goes_where_it_mutes_something() {
        shop.with(FakeAlertSource.alert("Both", Alert.State.ACTIVE, 1, "pager"));
        bank.with(FakeAlertSource.alert("Both", Alert.State.ACTIVE, 1, "mail"))
                .with(FakeAlertSource.alert("Only", Alert.State.ACTIVE, 1, "mail"));
        try (AlertSource both = opened()) {
            assertThat(written(both, "Both")).isEqualTo("shop, bank");
            assertThat(written(both, "Only")).isEqualTo("bank");
            assertThat(written(both, "None")).isEqualTo("shop");

            assertThat(shop.written()).containsExactly("silence Both", "silence None");
            assertThat(bank.written()).containsExactly("silence Both", "silence Only");
        }
    }

    private static String written(AlertSource source, String name) {
        return success(source.control().orElseThrow().silence(silence(name), soon()))
                .value()
                .server();
    }

    @Test
    void an_alert_is_sent_to_one_that_works_and_is_never_sent_again() {
        var alert = new AlertDraft(Labels.of("alertname", "Test"), Labels.EMPTY, NOW, NOW.plusSeconds(60), "");
        try (AlertSource both = opened()) {
            shop.fail(new Failure.Unreachable("Alertmanager", "refused"));

            assertThat(success(both.control().orElseThrow().send(List.of(alert), soon()))
                            .value()
                            .server())
                    .isEqualTo("bank");
            assertThat(Stream.of(shop, bank).flatMap(server -> server.written().stream()))
                    .containsExactly("send");
        }
    }

    @Test
    void one_that_only_reads_gives_no_way_to_write() {
        try (AlertSource both = success(MergedAlertSource.open(List.of(shop.way(), bank.way()), false, soon()))
                .value()) {
            assertThat(both.control()).isEmpty();
        }
    }
}
