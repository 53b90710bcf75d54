package dev.porthole.views.alerts.silences;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.LiveValue;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.alerts.Alert;
import dev.porthole.connectors.api.alerts.AlertGroup;
import dev.porthole.connectors.api.alerts.AlertSource;
import dev.porthole.connectors.api.alerts.Silence;
import dev.porthole.connectors.api.alerts.SilenceDraft;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SilencesViewModelTest {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final Labels PAYMENTS =
            Labels.of("alertname", "HighLatency", "namespace", "shop", "service", "payments");

    private Instant now = Instant.parse("2026-11-23T14:08:00Z");
    private final UiQueue ui = new UiQueue();
    private final WritableAlerts server = new WritableAlerts();
    private final SimpleObjectProperty<@Nullable AlertSource> source = new SimpleObjectProperty<>(server);
    private final LiveValue<List<Silence>> silences = new LiveValue<>(Runnable::run, () -> {}, () -> {});
    private final LiveValue<List<AlertGroup>> alerts = new LiveValue<>(Runnable::run, () -> {}, () -> {});
    private final List<List<Matcher>> askedPast = new ArrayList<>();
    private final Remembering memory = new Remembering();
    private int refreshed;

    private static final class Remembering implements SilenceMemory {
        private String author = "kim";
        private String comment = "";

        @Override
        public String author() {
            return author;
        }

        @Override
        public String comment() {
            return comment;
        }

        @Override
        public void keep(String by, String why) {
            author = by;
            comment = why;
        }
    }

    private SilencesViewModel opened() throws InterruptedException {
        fire(
                PAYMENTS,
                Labels.of("alertname", "HighLatency", "namespace", "shop", "service", "cart"),
                Labels.of("alertname", "DiskFull", "node", "node-1"));
        var model = new SilencesViewModel(
                new SilencesViewModel.Sources(
                        source,
                        silences,
                        alerts,
                        (matchers, at) -> {
                            askedPast.add(matchers);
                            return Outcome.of(Muted.of(5, 5, Map.of("HighLatency", 5)));
                        },
                        memory,
                        () -> refreshed++),
                ui.bridge(),
                () -> now,
                SEOUL);
        model.attach();
        ui.await("the server's name", () -> !model.serverProperty().get().isEmpty());
        return model;
    }

    private void fire(Labels... labels) {
        List<Alert> all = Stream.of(labels)
                .map(each -> new Alert(
                        each.toString(),
                        each,
                        Labels.EMPTY,
                        new Alert.Times(now, now, now),
                        Alert.State.ACTIVE,
                        Alert.Muting.NONE,
                        List.of("team"),
                        ""))
                .toList();
        alerts.set(new Observation.Fresh<>(List.of(new AlertGroup(Labels.EMPTY, "team", all)), now, List.of()));
    }

    private void have(Silence... all) {
        silences.set(new Observation.Fresh<>(List.of(all), now, List.of()));
    }

    private Silence silence(Silence.State state, Duration left) {
        return new Silence(
                "s1",
                state,
                List.of(Matcher.equal("service", "payments")),
                new Silence.Times(now.minusSeconds(600), now.plus(left), now.minusSeconds(600)),
                "lee",
                "deploy",
                Labels.of("link", "x"));
    }

    private static SilenceForm form(SilencesViewModel model) {
        return Objects.requireNonNull(model.formProperty().get());
    }

    private SilenceForm begun(SilencesViewModel model) throws InterruptedException {
        ui.await("alerts", () -> {
            model.silence(PAYMENTS);
            return form(model).matchers().mutedProperty().get().of() == 3;
        });
        SilenceForm form = form(model);
        form.commentProperty().set("deploying payments");
        return form;
    }

    @Test
    void an_alerts_labels_are_matchers_and_what_they_mute_is_seen_as_they_are_typed() throws InterruptedException {
        SilencesViewModel model = opened();
        SilenceForm form = begun(model);

        assertThat(form.matchers().read())
                .containsExactly(
                        Matcher.equal("alertname", "HighLatency"),
                        Matcher.equal("namespace", "shop"),
                        Matcher.equal("service", "payments"));
        assertThat(form.matchers().mutedProperty().get())
                .isEqualTo(new Muted(1, 3, List.of(new Muted.Name("HighLatency", 1))));

        MatcherRow service = form.matchers().rows().getLast();
        service.operatorProperty().set(Matcher.Operator.REGEX);
        service.valueProperty().set("payments|cart");
        assertThat(form.matchers().mutedProperty().get().count()).isEqualTo(2);
        assertThat(form.matchers().everythingProperty().get()).isFalse();

        form.matchers().remove(form.matchers().rows().getFirst());
        form.matchers().remove(form.matchers().rows().getFirst());
        service.valueProperty().set(".*");
        assertThat(form.matchers().everythingProperty().get()).isTrue();
    }

    @Test
    void names_and_values_of_present_alerts_are_offered() throws InterruptedException {
        SilenceForm form = begun(opened());

        assertThat(form.matchers().names("na")).containsExactly("alertname", "namespace");
        assertThat(form.matchers().values("service", "")).containsExactly("cart", "payments");
    }

    @Test
    void what_would_have_been_muted_is_asked_once_for_the_same_matchers() throws InterruptedException {
        SilenceForm form = begun(opened());
        form.tick();
        ui.await("the past", () -> form.matchers().pastProperty().get().isPresent());
        form.tick();

        assertThat(askedPast).hasSize(1);
        assertThat(form.matchers().pastProperty().get()).contains(Outcome.of(Muted.of(5, 5, Map.of("HighLatency", 5))));

        form.matchers().rows().getLast().valueProperty().set("cart");
        assertThat(form.matchers().pastProperty().get()).isEmpty();
    }

    @Test
    void it_asks_once_before_it_writes_and_remembers_who_and_why() throws InterruptedException {
        SilencesViewModel model = opened();
        SilenceForm form = begun(model);
        form.untilProperty().set("+90m");

        form.submit();
        assertThat(form.stepProperty().get()).isEqualTo(SilenceForm.Step.CONFIRMING);
        assertThat(server.silenced).isEmpty();

        now = now.plusSeconds(30);
        form.submit();
        ui.await("it is closed", () -> model.formProperty().get() == null);

        assertThat(server.silenced)
                .containsExactly(new SilenceDraft(
                        List.of(
                                Matcher.equal("alertname", "HighLatency"),
                                Matcher.equal("namespace", "shop"),
                                Matcher.equal("service", "payments")),
                        now,
                        now.plus(Duration.ofMinutes(90)),
                        "kim",
                        "deploying payments"));
        assertThat(memory.comment()).isEqualTo("deploying payments");
        assertThat(refreshed).isEqualTo(1);
    }

    @Test
    void whoever_changes_something_after_the_question_is_asked_again() throws InterruptedException {
        SilenceForm form = begun(opened());
        form.submit();
        form.commentProperty().set("another reason");

        assertThat(form.stepProperty().get()).isEqualTo(SilenceForm.Step.EDITING);
    }

    @Test
    void what_the_server_refuses_stays_as_it_was_typed() throws InterruptedException {
        SilencesViewModel model = opened();
        SilenceForm form = begun(model);
        var refusal = new Failure.BadQuery("Alertmanager", Detail.said("silence too long"), 0);
        server.refusal = refusal;
        form.submit();
        form.submit();
        ui.await("the refusal", () -> form.refusalProperty().get() != null);

        assertThat(model.formProperty().get()).isSameAs(form);
        assertThat(form.refusalProperty().get()).isEqualTo(refusal);
        assertThat(form.commentProperty().get()).isEqualTo("deploying payments");
        assertThat(form.stepProperty().get()).isEqualTo(SilenceForm.Step.EDITING);
    }

    @Test
    void mistakes_are_said_at_their_fields_and_nothing_is_asked() throws InterruptedException {
        SilenceForm form = begun(opened());
        MatcherRow row = form.matchers().rows().getLast();
        row.operatorProperty().set(Matcher.Operator.REGEX);
        row.valueProperty().set("(");
        form.untilProperty().set("2026-11-23 23:00");
        form.commentProperty().set(" ");
        form.authorProperty().set("");
        form.submit();

        assertThat(row.valueProblemProperty().get().key()).isEqualTo("silences.matcher.regex");
        assertThat(form.untilProblemProperty().get().key()).isEqualTo("silences.until.past");
        assertThat(form.commentProblemProperty().get().isEmpty()).isFalse();
        assertThat(form.authorProblemProperty().get().isEmpty()).isFalse();
        assertThat(form.stepProperty().get()).isEqualTo(SilenceForm.Step.EDITING);

        row.operatorProperty().set(Matcher.Operator.NOT_EQUAL);
        row.valueProperty().set("x");
        row.nameProperty().set("");
        form.submit();
        assertThat(row.nameProblemProperty().get().key()).isEqualTo("silences.matcher.name.missing");
    }

    @Test
    void matchers_that_all_take_empty_text_are_refused_as_the_server_does() throws InterruptedException {
        SilencesViewModel model = opened();
        model.silence(Labels.EMPTY);
        SilenceForm form = form(model);
        form.submit();
        assertThat(form.matchers().problemProperty().get().key()).isEqualTo("silences.matchers.none");

        MatcherRow row = form.matchers().rows().getFirst();
        row.nameProperty().set("team");
        row.operatorProperty().set(Matcher.Operator.NOT_EQUAL);
        row.valueProperty().set("shop");
        form.submit();
        assertThat(form.matchers().problemProperty().get().key()).isEqualTo("silences.matchers.empty");
    }

    @Test
    void ends_are_offered_in_the_persons_own_time() throws InterruptedException {
        SilenceForm form = begun(opened());

        form.choose(SilenceEnd.TOMORROW);
        assertThat(form.untilProperty().get()).isEqualTo("2026-11-24 09:00:00");
        assertThat(form.endProperty().get()).isEqualTo(Instant.parse("2026-11-24T00:00:00Z"));
        form.choose(SilenceEnd.WEEK);
        assertThat(form.endProperty().get()).isEqualTo(now.plus(Duration.ofDays(7)));
    }

    @Test
    void one_that_is_in_force_is_changed_in_place_and_one_that_ended_is_made_again() throws InterruptedException {
        SilencesViewModel model = opened();
        Silence there = silence(Silence.State.ACTIVE, Duration.ofHours(1));
        model.edit(new SilenceRow(there, "", Muted.NOTHING));
        SilenceForm form = form(model);
        assertThat(form.changes()).isTrue();
        form.commentProperty().set("longer");
        form.untilProperty().set("+2h");
        form.submit();
        form.submit();
        ui.await("it is closed", () -> model.formProperty().get() == null);
        assertThat(server.silenced)
                .containsExactly(new SilenceDraft(
                        "s1",
                        there.matchers(),
                        there.startsAt(),
                        now.plus(Duration.ofHours(2)),
                        "lee",
                        "longer",
                        there.annotations()));

        model.edit(new SilenceRow(silence(Silence.State.EXPIRED, Duration.ofHours(-1)), "", Muted.NOTHING));
        assertThat(form(model).changes()).isFalse();
        assertThat(form(model).matchers().read()).isEqualTo(there.matchers());
    }

    @Test
    void extending_and_ending_ask_once() throws InterruptedException {
        SilencesViewModel model = opened();
        Silence there = silence(Silence.State.ACTIVE, Duration.ofHours(1));
        var row = new SilenceRow(there, "", Muted.NOTHING);

        model.ask(new SilenceChange.Extend(row, Duration.ofHours(1)));
        assertThat(server.silenced).isEmpty();
        model.confirm();
        ui.await("it is extended", () -> refreshed == 1);
        assertThat(server.silenced)
                .containsExactly(there.draft().until(there.endsAt().plusSeconds(3600)));

        model.ask(new SilenceChange.End(row));
        model.forget();
        model.confirm();
        assertThat(server.ended).isEmpty();
        model.ask(new SilenceChange.End(row));
        model.confirm();
        ui.await("it is ended", () -> refreshed == 2);
        assertThat(server.ended).containsExactly("s1");
    }

    @Test
    void what_begins_and_ends_is_told_and_an_end_while_it_fires_is_told_before_once() throws InterruptedException {
        SilencesViewModel model = opened();
        List<String> told = new ArrayList<>();
        model.newsProperty().addListener((property, before, later) -> told.add(later.key()));
        have();
        ui.await("none", () -> model.observationProperty().get() instanceof Observation.Fresh);
        Silence there = silence(Silence.State.ACTIVE, Duration.ofMinutes(9));
        have(there);
        ui.await("the warning", () -> told.contains("silences.ending"));
        assertThat(model.rowsProperty().get().getFirst().muted().count()).isEqualTo(1);
        have(there);
        fire(PAYMENTS);
        ui.await(
                "one alert", () -> model.rowsProperty().get().getFirst().muted().of() == 1);
        have(silence(Silence.State.EXPIRED, Duration.ZERO));
        ui.await("its end", () -> told.contains("silences.ended"));

        assertThat(told).containsExactly("silences.begun", "silences.ending", "silences.ended");
        assertThat(model.rowsProperty().get()).isEmpty();
        model.expiredProperty().set(true);
        assertThat(model.rowsProperty().get()).hasSize(1);
    }

    @Test
    void without_means_to_write_nothing_may_be_written() throws InterruptedException {
        server.readOnly = true;
        SilencesViewModel model = opened();

        assertThat(model.writableProperty().get()).isFalse();
        model.ask(new SilenceChange.End(
                new SilenceRow(silence(Silence.State.ACTIVE, Duration.ofHours(1)), "", Muted.NOTHING)));
        model.confirm();
        assertThat(server.ended).isEmpty();
    }
}
