package dev.porthole.views.alerts.silences;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.alerts.AlertControl;
import dev.porthole.connectors.api.alerts.Receipt;
import dev.porthole.connectors.api.alerts.Silence;
import dev.porthole.connectors.api.alerts.SilenceDraft;
import dev.porthole.views.bridge.LatestOnlyTask;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.time.TypedTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * A silence that is being written: what is typed, what is wrong with it, what it mutes, and the one question before it is
 * sent. What the server refuses stays as it was typed. UI thread only.
 */
public final class SilenceForm {

    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final Surroundings around;
    private final Origin origin;
    private final SilenceFormMatchers matchers;
    private final StringProperty until = new SimpleStringProperty(this, "until", "");
    private final StringProperty comment = new SimpleStringProperty(this, "comment", "");
    private final StringProperty author = new SimpleStringProperty(this, "author", "");
    private final ReadOnlyObjectWrapper<Phrase> untilProblem = problem();
    private final ReadOnlyObjectWrapper<Phrase> commentProblem = problem();
    private final ReadOnlyObjectWrapper<Phrase> authorProblem = problem();
    private final ReadOnlyObjectWrapper<@Nullable Instant> end = new ReadOnlyObjectWrapper<>(this, "end");
    private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(this, "step", Step.EDITING);
    private final ReadOnlyObjectWrapper<@Nullable Failure> refusal = new ReadOnlyObjectWrapper<>(this, "refusal");
    private final LatestOnlyTask writing;

    /** Who is asked, and what is remembered. */
    record Surroundings(
            Supplier<Optional<AlertControl>> control,
            ObservableValue<List<Labels>> alerts,
            PastFirings past,
            SilenceMemory memory,
            UiBridge bridge,
            InstantSource clock,
            ZoneId zone,
            Consumer<Receipt> written) {}

    /** How far it has come. */
    public enum Step {
        EDITING,
        /** Everything is right, and is asked for once more. */
        CONFIRMING,
        WRITING
    }

    /** The silence it changes; null for a new one. */
    private record Origin(@Nullable Silence silence) {}

    private SilenceForm(Surroundings around, Origin origin, List<Matcher> begun) {
        this.around = around;
        this.origin = origin;
        this.matchers = new SilenceFormMatchers(begun, around, this::edited);
        this.writing = new LatestOnlyTask(around.bridge());
        until.addListener((property, before, now) -> {
            edited();
            readEnd();
        });
        comment.addListener((property, before, now) -> edited());
        author.addListener((property, before, now) -> edited());
    }

    /** A new one for alerts with these labels; without labels, by hand. */
    static SilenceForm of(Labels labels, Surroundings around) {
        List<Matcher> begun = labels.asMap().entrySet().stream()
                .map(label -> Matcher.equal(label.getKey(), label.getValue()))
                .toList();
        var form = new SilenceForm(around, new Origin(null), begun);
        form.author.set(around.memory().author());
        form.comment.set(around.memory().comment());
        form.choose(SilenceEnd.TWO_HOURS);
        return form;
    }

    /** One that is there, to be changed; one that has ended, to be made again. */
    static SilenceForm of(Silence silence, Surroundings around) {
        boolean ended = silence.state() == Silence.State.EXPIRED;
        var form = new SilenceForm(around, new Origin(ended ? null : silence), silence.matchers());
        form.author.set(silence.createdBy());
        form.comment.set(silence.comment());
        if (ended) {
            form.choose(SilenceEnd.TWO_HOURS);
        } else {
            form.until.set(new TypedTime(around.zone()).written(silence.endsAt()));
        }
        return form;
    }

    private static ReadOnlyObjectWrapper<Phrase> problem() {
        return new ReadOnlyObjectWrapper<>(Phrase.NONE);
    }

    /** Whether it changes a silence that is there. */
    boolean changes() {
        return origin.silence() != null;
    }

    SilenceFormMatchers matchers() {
        return matchers;
    }

    StringProperty untilProperty() {
        return until;
    }

    StringProperty commentProperty() {
        return comment;
    }

    StringProperty authorProperty() {
        return author;
    }

    ReadOnlyObjectProperty<Phrase> untilProblemProperty() {
        return untilProblem.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Phrase> commentProblemProperty() {
        return commentProblem.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Phrase> authorProblemProperty() {
        return authorProblem.getReadOnlyProperty();
    }

    /** When it ends by what is typed now; null while that is no time. */
    ReadOnlyObjectProperty<@Nullable Instant> endProperty() {
        return end.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Step> stepProperty() {
        return step.getReadOnlyProperty();
    }

    /** Why the server did not take it; null when nothing was refused. */
    ReadOnlyObjectProperty<@Nullable Failure> refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    ZoneId zone() {
        return around.zone();
    }

    Instant now() {
        return around.clock().instant();
    }

    void choose(SilenceEnd preset) {
        until.set(preset.typed(now(), around.zone()));
        readEnd();
    }

    /** Time goes on: an end that counts from now moves, and what fired before is asked for. */
    void tick() {
        readEnd();
        matchers.askPast();
    }

    /** Enter: asks once when all is right, and writes when that was asked. */
    void submit() {
        switch (step.get()) {
            case EDITING -> {
                if (isRight()) {
                    step.set(Step.CONFIRMING);
                }
            }
            case CONFIRMING -> write();
            case WRITING -> {}
        }
    }

    /** Back to the fields. */
    void reconsider() {
        if (step.get() == Step.CONFIRMING) {
            step.set(Step.EDITING);
        }
    }

    /** Nobody looks at it any more; what is being written is written. */
    void close() {
        matchers.close();
    }

    /** Whoever changes anything is asked again. */
    private void edited() {
        reconsider();
        refusal.set(null);
    }

    private void readEnd() {
        Optional<Instant> read = new TypedTime(around.zone()).read(until.get(), now());
        end.set(read.orElse(null));
        untilProblem.set(
                read.isEmpty()
                        ? Phrase.of("silences.until.wrong")
                        : read.get().isAfter(now()) ? Phrase.NONE : Phrase.of("silences.until.past"));
    }

    private boolean isRight() {
        readEnd();
        commentProblem.set(comment.get().isBlank() ? Phrase.of("silences.comment.missing") : Phrase.NONE);
        authorProblem.set(author.get().isBlank() ? Phrase.of("silences.author.missing") : Phrase.NONE);
        return matchers.check()
                && untilProblem.get().isEmpty()
                && commentProblem.get().isEmpty()
                && authorProblem.get().isEmpty();
    }

    private void write() {
        Instant ends = new TypedTime(around.zone()).read(until.get(), now()).orElseThrow();
        SilenceDraft draft = draft(ends);
        Optional<AlertControl> control = around.control().get();
        if (control.isEmpty()) {
            refused(new Failure.Unreachable("Alertmanager", Detail.NONE));
            return;
        }
        step.set(Step.WRITING);
        refusal.set(null);
        AlertControl writer = control.get();
        writing.ask("write silence", () -> writer.silence(draft, Deadline.after(LIMIT)), this::written);
    }

    private SilenceDraft draft(Instant ends) {
        Silence before = origin.silence();
        return before == null
                ? new SilenceDraft(
                        matchers.read(),
                        now(),
                        ends,
                        author.get().strip(),
                        comment.get().strip())
                : new SilenceDraft(
                        before.id(),
                        matchers.read(),
                        before.startsAt(),
                        ends,
                        author.get().strip(),
                        comment.get().strip(),
                        before.annotations());
    }

    private void written(Outcome<Receipt> outcome) {
        switch (outcome) {
            case Outcome.Success<Receipt>(var receipt, var notes) -> {
                around.memory().keep(author.get().strip(), comment.get().strip());
                around.written().accept(receipt);
            }
            case Outcome.Failed<Receipt>(var failure) -> refused(failure);
        }
    }

    private void refused(Failure failure) {
        step.set(Step.EDITING);
        refusal.set(failure);
    }
}
