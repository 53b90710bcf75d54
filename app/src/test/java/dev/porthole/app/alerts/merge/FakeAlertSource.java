package dev.porthole.app.alerts.merge;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.alerts.Alert;
import dev.porthole.connectors.api.alerts.AlertControl;
import dev.porthole.connectors.api.alerts.AlertDraft;
import dev.porthole.connectors.api.alerts.AlertFilter;
import dev.porthole.connectors.api.alerts.AlertGroup;
import dev.porthole.connectors.api.alerts.AlertServer;
import dev.porthole.connectors.api.alerts.AlertSource;
import dev.porthole.connectors.api.alerts.Receipt;
import dev.porthole.connectors.api.alerts.Receiver;
import dev.porthole.connectors.api.alerts.Routing;
import dev.porthole.connectors.api.alerts.Silence;
import dev.porthole.connectors.api.alerts.SilenceDraft;
import dev.porthole.connectors.api.matching.LabelTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An Alertmanager of a team of its own that does as it is told. */
final class FakeAlertSource implements AlertSource, AlertControl {

    private static final Instant BEGUN = Instant.parse("2026-03-04T10:00:00Z");

    private final String where;
    private final List<Alert> alerts = new ArrayList<>();
    private final List<String> written = new ArrayList<>();
    private volatile @Nullable Failure failure;
    private volatile @Nullable CountDownLatch swallowing;
    private volatile Duration delay = Duration.ZERO;

    FakeAlertSource(String where) {
        this.where = where;
    }

    static Alert alert(String name, Alert.State state, int updatedSecond, String... receivers) {
        return new Alert(
                "f-" + name,
                Labels.of("alertname", name),
                Labels.of("summary", "second " + updatedSecond),
                new Alert.Times(BEGUN, BEGUN.plusSeconds(300), BEGUN.plusSeconds(updatedSecond)),
                state,
                state == Alert.State.SUPPRESSED
                        ? new Alert.Muting(List.of("s"), List.of(), List.of())
                        : Alert.Muting.NONE,
                List.of(receivers),
                "");
    }

    FakeAlertSource with(Alert alert) {
        alerts.add(alert);
        return this;
    }

    void fail(@Nullable Failure why) {
        failure = why;
    }

    /** How long each answer takes from now on. */
    void delay(Duration time) {
        delay = time;
    }

    /** Answers nothing from now on, until it is interrupted. */
    void swallow() {
        swallowing = new CountDownLatch(1);
    }

    void answerAgain() {
        CountDownLatch silent = swallowing;
        swallowing = null;
        if (silent != null) {
            silent.countDown();
        }
    }

    /** What was written to it, in words. */
    List<String> written() {
        return written;
    }

    Way way() {
        return new Way(where, true, deadline -> answer(() -> (AlertSource) this));
    }

    private <T> Outcome<T> answer(Supplier<T> value) {
        CountDownLatch silent = swallowing;
        try {
            if (silent != null) {
                silent.await();
            }
            if (delay.isPositive()) {
                new CountDownLatch(1).await(delay.toNanos(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Outcome.failed(new Failure.Cancelled(where, Detail.NONE));
        }
        Failure why = failure;
        return why == null ? Outcome.of(value.get()) : Outcome.failed(why);
    }

    @Override
    public Outcome<Identity> probe(Deadline deadline) {
        return answer(() -> new Identity("Alertmanager", "1", where));
    }

    @Override
    public Outcome<List<Alert>> alerts(AlertFilter filter, Deadline deadline) {
        var test = new LabelTest(filter.matchers());
        return answer(
                () -> alerts.stream().filter(alert -> test.test(alert.labels())).toList());
    }

    @Override
    public Outcome<List<AlertGroup>> groups(AlertFilter filter, Deadline deadline) {
        return answer(() -> alerts.stream()
                .map(alert -> new AlertGroup(alert.labels(), alert.receivers().getFirst(), List.of(alert)))
                .toList());
    }

    @Override
    public Outcome<List<Silence>> silences(List<Matcher> filter, Deadline deadline) {
        return answer(List::of);
    }

    @Override
    public Outcome<List<Receiver>> receivers(Deadline deadline) {
        return answer(List::of);
    }

    @Override
    public Outcome<List<Routing>> routing(Deadline deadline) {
        return answer(List::of);
    }

    @Override
    public Outcome<List<AlertServer>> servers(Deadline deadline) {
        return answer(
                () -> List.of(new AlertServer(where, where, "1", BEGUN, AlertServer.Cluster.DISABLED, List.of())));
    }

    @Override
    public Optional<AlertControl> control() {
        return Optional.of(this);
    }

    @Override
    public Outcome<Receipt> silence(SilenceDraft draft, Deadline deadline) {
        written.add("silence " + draft.matchers().getFirst().value());
        return answer(() -> new Receipt("of " + where, where));
    }

    @Override
    public Outcome<Receipt> expire(String id, Deadline deadline) {
        written.add("expire " + id);
        return answer(() -> new Receipt(id, where));
    }

    @Override
    public Outcome<Receipt> send(List<AlertDraft> sent, Deadline deadline) {
        written.add("send");
        return answer(() -> new Receipt("", where));
    }

    @Override
    public void close() {}
}
