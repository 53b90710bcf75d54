package dev.porthole.views.logs.query;

import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.logs.LogFilter;
import dev.porthole.connectors.api.logs.LogLevel;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.api.logs.LogQuery.Language;
import dev.porthole.connectors.api.workloads.PodKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
    private final ObservableList<LogFilter> filters = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable PodKey> ownLog = new SimpleObjectProperty<>(this, "ownLog");

    public LogInput() {}

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

    /** All must hold. They do not apply to a pod's own log. */
    public ObservableList<LogFilter> filters() {
        return filters;
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
        if (!filters.contains(filter)) {
            var opposite = new LogFilter(filter.subject(), filter.field(), filter.value(), !filter.negated());
            var changed = new ArrayList<>(filters);
            changed.remove(opposite);
            changed.add(filter);
            filters.setAll(changed);
        }
    }

    public void show(List<LogFilter> chosen) {
        ownLog.set(null);
        filters.setAll(chosen);
    }

    /** Brings back what is chosen now. */
    public Runnable memento() {
        String thenText = text.get();
        Language thenLanguage = language.get();
        Set<LogLevel> thenLevels = Set.copyOf(levels);
        List<LogFilter> thenFilters = List.copyOf(filters);
        @Nullable PodKey thenOwnLog = ownLog.get();
        return () -> {
            text.set(thenText);
            language.set(thenLanguage);
            if (!levels.equals(thenLevels)) {
                levels.clear();
                levels.addAll(thenLevels);
            }
            if (!filters.equals(thenFilters)) {
                filters.setAll(thenFilters);
            }
            ownLog.set(thenOwnLog);
        };
    }

    /** The words to find and to mark. */
    public QueryTerms terms() {
        return QueryTerms.of(text.get(), ownLog.get() == null ? language.get() : Language.PLAIN);
    }

    public LogQuery query(TimeRange range) {
        return new LogQuery(range, text.get(), language.get(), Set.copyOf(levels), List.copyOf(filters));
    }

    /** Calls {@code typed} when the text changes and {@code chosen} when anything else does. */
    public void listen(Runnable typed, Runnable chosen) {
        text.addListener((property, before, now) -> typed.run());
        language.addListener((property, before, now) -> chosen.run());
        levels.addListener((SetChangeListener<LogLevel>) change -> chosen.run());
        filters.addListener((ListChangeListener<LogFilter>) change -> chosen.run());
        ownLog.addListener((property, before, now) -> chosen.run());
    }
}
