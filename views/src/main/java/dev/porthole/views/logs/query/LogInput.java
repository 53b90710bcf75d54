package dev.porthole.views.logs.query;

import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogFilter;
import dev.porthole.connectors.api.logs.LogFilter.Subject;
import dev.porthole.connectors.api.logs.LogLevel;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.api.logs.LogQuery.Language;
import dev.porthole.connectors.api.logs.query.LogMistake;
import dev.porthole.connectors.api.logs.query.LogQueryLanguage;
import dev.porthole.connectors.api.workloads.PodKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;
import org.jspecify.annotations.Nullable;

/** What a person has chosen to see: words, levels, filters, or one pod's own log. UI thread only. */
public final class LogInput {

    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final ObjectProperty<Language> language = new SimpleObjectProperty<>(this, "language", Language.PLAIN);
    private final ObservableSet<LogLevel> levels = FXCollections.observableSet();
    private final ObservableList<LogPill> pills = FXCollections.observableArrayList();
    private final ObservableList<LogPill> shownPills = FXCollections.unmodifiableObservableList(pills);
    private final ObjectProperty<@Nullable PodKey> ownLog = new SimpleObjectProperty<>(this, "ownLog");
    private final LogQueryLanguage kql;
    private Runnable beforeStep = () -> {};

    public LogInput(LogQueryLanguage kql) {
        this.kql = kql;
    }

    /** Called before pills are changed by a person, so that there is a way back. */
    public void setBeforeStep(Runnable beforeStep) {
        this.beforeStep = beforeStep;
    }

    public LogQueryLanguage kql() {
        return kql;
    }

    public StringProperty textProperty() {
        return text;
    }

    public ObjectProperty<Language> languageProperty() {
        return language;
    }

    /** Only these; all when empty. */
    public ObservableSet<LogLevel> levels() {
        return levels;
    }

    /** Those that are not disabled must all hold. Changed through this class only. */
    public ObservableList<LogPill> pills() {
        return shownPills;
    }

    /** What must hold. */
    public List<LogFilter> filters() {
        return pills.stream()
                .filter(pill -> !pill.disabled())
                .map(LogPill::filter)
                .toList();
    }

    /** The pod whose own log is shown instead of a search; null for the search. */
    public ObjectProperty<@Nullable PodKey> ownLogProperty() {
        return ownLog;
    }

    public void toggle(LogLevel level) {
        if (!levels.remove(level)) {
            levels.add(level);
        }
    }

    /** Takes the place of its opposite, if that is there. */
    public void add(LogFilter filter) {
        if (filters().contains(filter)) {
            return;
        }
        beforeStep.run();
        var changed = new ArrayList<>(pills);
        changed.removeIf(
                pill -> pill.filter().equals(filter.inverted()) || pill.filter().equals(filter));
        changed.add(LogPill.of(filter));
        pills.setAll(changed);
    }

    public void remove(LogPill pill) {
        beforeStep.run();
        pills.remove(pill);
    }

    /** Puts {@code other} in the place of a pill. */
    public void replace(LogPill pill, LogPill other) {
        int at = pills.indexOf(pill);
        if (at >= 0 && !other.equals(pill)) {
            beforeStep.run();
            pills.set(at, other);
        }
    }

    /** Reads a pill anew from what was written in its place; false, and nothing changes, when that is wrong. */
    public boolean edit(LogPill pill, String text) {
        if (pill.filter().subject().ordinal() < Subject.FIELD.ordinal()) {
            var old = pill.filter();
            replace(pill, pill.filter(new LogFilter(old.subject(), "", text.strip(), old.negated())));
            return !text.isBlank();
        }
        List<LogFilter> read = kql.check(text).isPresent() ? List.of() : kql.filters(text);
        int at = pills.indexOf(pill);
        if (read.isEmpty() || at < 0) {
            return false;
        }
        beforeStep.run();
        var changed = new ArrayList<>(pills);
        changed.remove(at);
        for (int i = 0; i < read.size(); i++) {
            LogFilter one = pill.filter().negated() ? read.get(i).inverted() : read.get(i);
            changed.add(at + i, pill.filter(one));
        }
        pills.setAll(changed);
        return true;
    }

    /** A pill's condition as it is written when it is edited. */
    public String written(LogPill pill) {
        return pill.filter().subject().ordinal() < Subject.FIELD.ordinal()
                ? pill.filter().value()
                : kql.text(pill.filter());
    }

    /** Makes pills of what is typed in KQL; false when that is empty, wrong or in another language. */
    public boolean textToPills() {
        List<LogFilter> read = language.get() == Language.KQL ? kql.filters(text.get()) : List.of();
        if (read.isEmpty()) {
            return false;
        }
        beforeStep.run();
        var changed = new ArrayList<>(pills);
        read.stream().map(LogPill::of).filter(pill -> !changed.contains(pill)).forEach(changed::add);
        text.set("");
        pills.setAll(changed);
        return true;
    }

    /** Follows something through all lines: what else was looked for goes, pinned pills stay. */
    public void follow(List<LogFilter> chosen) {
        beforeStep.run();
        text.set("");
        levels.clear();
        show(chosen);
    }

    /** What was clicked elsewhere; pinned pills stay. */
    public void show(List<LogFilter> chosen) {
        ownLog.set(null);
        var changed = new ArrayList<>(chosen.stream().map(LogPill::of).toList());
        pills.stream()
                .filter(pill -> pill.pinned() && !chosen.contains(pill.filter()))
                .forEach(changed::add);
        if (!changed.equals(pills)) {
            pills.setAll(changed);
        }
    }

    /** Brings back what is chosen now. */
    public Runnable memento() {
        String thenText = text.get();
        Language thenLanguage = language.get();
        Set<LogLevel> thenLevels = Set.copyOf(levels);
        List<LogPill> thenPills = List.copyOf(pills);
        @Nullable PodKey thenOwnLog = ownLog.get();
        return () -> {
            text.set(thenText);
            language.set(thenLanguage);
            if (!levels.equals(thenLevels)) {
                levels.clear();
                levels.addAll(thenLevels);
            }
            if (!pills.equals(thenPills)) {
                pills.setAll(thenPills);
            }
            ownLog.set(thenOwnLog);
        };
    }

    /** The words to find and to mark. */
    public QueryTerms terms() {
        return language.get() == Language.KQL
                ? new QueryTerms(kql.words(text.get()), List.of())
                : QueryTerms.of(text.get(), ownLog.get() == null ? language.get() : Language.PLAIN);
    }

    /** The words that lines which are here already are looked through for; those of KQL are a condition. */
    public QueryTerms localTerms() {
        return language.get() == Language.KQL ? QueryTerms.NONE : QueryTerms.of(text.get(), Language.PLAIN);
    }

    /** What lines that are here already must meet, apart from words; nothing does while the text is wrong. */
    public List<Predicate<LogEntry>> conditions() {
        List<Predicate<LogEntry>> all = new ArrayList<>();
        filters().forEach(filter -> all.add(kql.test(filter)));
        if (language.get() == Language.KQL && !text.get().isBlank()) {
            all.add(kql.test(text.get()).orElse(line -> false));
        }
        return all;
    }

    /** What is wrong with the text; empty for languages whose mistakes only a server knows. */
    public Optional<LogMistake> mistake() {
        return language.get() == Language.KQL ? kql.check(text.get()) : Optional.empty();
    }

    public LogQuery query(TimeRange range) {
        return new LogQuery(range, text.get(), language.get(), Set.copyOf(levels), filters());
    }

    /** Calls {@code typed} when the text changes and {@code chosen} when anything else does. */
    public void listen(Runnable typed, Runnable chosen) {
        text.addListener((property, before, now) -> typed.run());
        language.addListener((property, before, now) -> chosen.run());
        levels.addListener((SetChangeListener<LogLevel>) change -> chosen.run());
        pills.addListener((ListChangeListener<LogPill>) change -> chosen.run());
        ownLog.addListener((property, before, now) -> chosen.run());
    }
}
