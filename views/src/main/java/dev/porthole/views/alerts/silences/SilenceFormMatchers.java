package dev.porthole.views.alerts.silences;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.views.bridge.LatestOnlyTask;
import dev.porthole.views.i18n.Phrase;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/** The matchers of a form, and what they mute: now, and by what fired before. UI thread only. */
final class SilenceFormMatchers {

    private static final int COMPLETIONS = 12;
    /** No label has this value: a matcher that takes it narrows nothing down. */
    private static final String NOBODY = "\u0001nobody";

    private final SilenceForm.Surroundings around;
    private final Runnable edited;
    private final ObservableList<MatcherRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Phrase> problem = new ReadOnlyObjectWrapper<>(Phrase.NONE);
    private final ReadOnlyObjectWrapper<Boolean> everything = new ReadOnlyObjectWrapper<>(false);
    private final ReadOnlyObjectWrapper<Muted> muted = new ReadOnlyObjectWrapper<>(Muted.NOTHING);
    private final ReadOnlyObjectWrapper<Optional<Outcome<Muted>>> past = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final LatestOnlyTask asking;
    private final Subscription following;
    private List<Matcher> asked = List.of();

    SilenceFormMatchers(List<Matcher> begun, SilenceForm.Surroundings around, Runnable edited) {
        this.around = around;
        this.edited = edited;
        this.asking = new LatestOnlyTask(around.bridge());
        begun.forEach(matcher -> add(new MatcherRow(matcher)));
        if (rows.isEmpty()) {
            add();
        }
        following = around.alerts().subscribe(this::preview);
    }

    ObservableList<MatcherRow> rows() {
        return rows;
    }

    /** What is wrong with all of them together. */
    ReadOnlyObjectProperty<Phrase> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Whether they mute whatever comes. */
    ReadOnlyObjectProperty<Boolean> everythingProperty() {
        return everything.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Muted> mutedProperty() {
        return muted.getReadOnlyProperty();
    }

    /** What they would have muted; empty while that is asked. */
    ReadOnlyObjectProperty<Optional<Outcome<Muted>>> pastProperty() {
        return past.getReadOnlyProperty();
    }

    MatcherRow add() {
        return add(new MatcherRow());
    }

    private MatcherRow add(MatcherRow row) {
        row.nameProperty().addListener((property, before, now) -> changed());
        row.operatorProperty().addListener((property, before, now) -> changed());
        row.valueProperty().addListener((property, before, now) -> changed());
        rows.add(row);
        return row;
    }

    void remove(MatcherRow row) {
        rows.remove(row);
        if (rows.isEmpty()) {
            add();
        }
        changed();
    }

    /** Those that are right. */
    List<Matcher> read() {
        return rows.stream().map(MatcherRow::read).flatMap(Optional::stream).toList();
    }

    /** Whether all of them may be sent; else it is said what is wrong. */
    boolean check() {
        List<Matcher> all = read();
        boolean wrong = rows.stream().anyMatch(MatcherRow::isWrong);
        problem.set(
                wrong
                        ? Phrase.NONE
                        : all.isEmpty()
                                ? Phrase.of("silences.matchers.none")
                                : all.stream()
                                                .allMatch(matcher ->
                                                        matcher.test().test(""))
                                        ? Phrase.of("silences.matchers.empty")
                                        : Phrase.NONE);
        return !wrong && problem.get().isEmpty();
    }

    /** Names of labels that alerts have now. */
    List<String> names(String typed) {
        return offered(around.alerts().getValue().stream().flatMap(labels -> labels.asMap().keySet().stream()), typed);
    }

    /** Values that a label has now. */
    List<String> values(String name, String typed) {
        return offered(around.alerts().getValue().stream().map(labels -> labels.get(name)), typed);
    }

    private static List<String> offered(Stream<String> all, String typed) {
        String part = typed.strip().toLowerCase(Locale.ROOT);
        return all.filter(
                        text -> !text.isEmpty() && text.toLowerCase(Locale.ROOT).contains(part))
                .filter(text -> !text.equals(typed))
                .distinct()
                .sorted()
                .limit(COMPLETIONS)
                .toList();
    }

    /** Asks for what fired before, if the matchers are others than those that were asked for. */
    void askPast() {
        List<Matcher> all = read();
        boolean wrong = rows.stream().anyMatch(MatcherRow::isWrong);
        if (wrong || all.isEmpty() || all.equals(asked)) {
            return;
        }
        asked = all;
        past.set(Optional.empty());
        asking.ask(
                "past firings",
                () -> around.past().matched(all, around.clock().instant()),
                answer -> past.set(Optional.of(answer)));
    }

    void close() {
        following.unsubscribe();
        asking.cancel();
    }

    private void changed() {
        edited.run();
        problem.set(Phrase.NONE);
        preview(around.alerts().getValue());
        if (!read().equals(asked)) {
            asking.cancel();
            asked = List.of();
            past.set(Optional.empty());
        }
    }

    private void preview(Collection<Labels> alerts) {
        List<Matcher> all = read();
        boolean wrong = rows.stream().anyMatch(MatcherRow::isWrong);
        muted.set(wrong ? new Muted(0, alerts.size(), List.of()) : Muted.by(all, alerts));
        everything.set(!wrong
                && !all.isEmpty()
                && all.stream().allMatch(matcher -> matcher.test().test(NOBODY)));
    }
}
