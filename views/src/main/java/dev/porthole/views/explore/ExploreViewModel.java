package dev.porthole.views.explore;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.metrics.MetricSource;
import dev.porthole.connectors.api.metrics.query.QueryEdit;
import dev.porthole.connectors.api.metrics.query.QueryLanguage;
import dev.porthole.views.bridge.LatestOnlyTask;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.chart.ChartModel;
import dev.porthole.views.explore.answer.CostGuard;
import dev.porthole.views.explore.answer.QueryAnswer;
import dev.porthole.views.explore.answer.QueryRun;
import dev.porthole.views.explore.answer.SourceVocabulary;
import dev.porthole.views.time.Pulse;
import dev.porthole.views.time.TimeChoice;
import dev.porthole.views.time.TimeCursor;
import java.time.InstantSource;
import java.util.Optional;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The queries of the Metrics page: asks them while they are on screen, and changes them by clicks. UI thread only. */
public final class ExploreViewModel {

    private static final int MOST_QUERIES = 6;
    private static final String WINDOW = "5m";

    private final ObservableValue<@Nullable MetricSource> source;
    private final QueryLanguage language;
    private final QueryHistory history;
    private final TimeCursor time;
    private final Pulse pulse;
    private final UiBridge bridge;
    private final InstantSource clock;
    private final ChartModel chart;
    private final LatestOnlyTask editing;
    private final ObservableList<ExploreQuery> queries = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Results> results = new ReadOnlyObjectWrapper<>(Results.NOTHING);
    private final IntegerProperty limit = new SimpleIntegerProperty(CostGuard.SERIES);
    private @Nullable SourceVocabulary vocabulary;
    private Runnable withoutNames = () -> {};
    private @Nullable Subscription beats;

    /** Whom it asks, in which language, and what was asked before. */
    public record Sources(
            ObservableValue<@Nullable MetricSource> metrics,
            QueryLanguage language,
            QueryHistory history,
            Pulse pulse) {}

    public ExploreViewModel(Sources sources, TimeCursor time, UiBridge bridge, InstantSource clock) {
        this.source = sources.metrics();
        this.language = sources.language();
        this.history = sources.history();
        this.pulse = sources.pulse();
        this.time = time;
        this.bridge = bridge;
        this.clock = clock;
        this.chart = new ChartModel(time, clock);
        this.editing = new LatestOnlyTask(bridge);
        add();
        source.subscribe(this::anotherSource);
        time.frameProperty().addListener((property, before, now) -> runAll());
        limit.addListener((property, before, now) -> show());
    }

    public ChartModel chart() {
        return chart;
    }

    QueryLanguage language() {
        return language;
    }

    QueryHistory history() {
        return history;
    }

    ObservableList<ExploreQuery> queries() {
        return queries;
    }

    ReadOnlyObjectProperty<Results> resultsProperty() {
        return results.getReadOnlyProperty();
    }

    /** Shows a query in the place of the first, and asks it. */
    public void open(String text) {
        queries.getFirst().textProperty().set(text);
        run(queries.getFirst());
    }

    boolean canAdd() {
        return queries.size() < MOST_QUERIES;
    }

    ExploreQuery add() {
        String letter = "";
        for (char c = 'A'; letter.isEmpty(); c++) {
            String free = String.valueOf(c);
            letter = queries.stream().noneMatch(query -> query.letter().equals(free)) ? free : "";
        }
        var query = new ExploreQuery(letter, bridge);
        query.shownProperty().addListener((property, before, now) -> show());
        queries.add(query);
        return query;
    }

    void remove(ExploreQuery query) {
        query.cancel();
        queries.remove(query);
        if (queries.isEmpty()) {
            add();
        }
        show();
    }

    /** Asks a query as a person wants it. */
    void run(ExploreQuery query) {
        history.add(query.textProperty().get());
        limit.set(CostGuard.SERIES);
        ask(query);
    }

    private void runAll() {
        if (beats != null) {
            queries.forEach(this::ask);
        }
    }

    /** A beat changes nothing that was not asked for yet, and only a range that goes up to now. */
    private void beat() {
        if (time.frameProperty().get() instanceof TimeChoice.Last) {
            queries.stream()
                    .filter(query -> !query.asked().isBlank()
                            && query.asked().equals(query.textProperty().get()))
                    .filter(query -> !query.running().isAsking())
                    .forEach(this::ask);
        }
    }

    private void ask(ExploreQuery query) {
        String text = query.textProperty().get();
        if (text.isBlank()) {
            query.cancel();
            query.begin();
            answered(query, QueryAnswer.NOTHING);
            return;
        }
        MetricSource server = source.getValue();
        query.begin();
        if (server == null) {
            answered(query, QueryAnswer.failed(new Failure.Unreachable("Prometheus", "")));
            return;
        }
        TimeRange range = time.frameProperty().get().at(clock.instant());
        var run = new QueryRun(text, range, query.all());
        query.running().ask("explore", () -> run.ask(server, language), answer -> answered(query, answer));
    }

    private void answered(ExploreQuery query, QueryAnswer answer) {
        query.end(answer);
        show();
    }

    private void show() {
        Results found = Results.of(queries, limit.get());
        results.set(found);
        chart.show(found.content());
    }

    /** Fifty more series in table and chart. */
    void showMore() {
        limit.set(limit.get() + CostGuard.SERIES);
    }

    /** Asks for the series of a query although they are many. */
    void drawAll(ExploreQuery query) {
        query.wantAll();
        ask(query);
    }

    /** What may stand at a caret, soon; as soon as there is a server when there is none yet. */
    void complete(ExploreQuery query, int caret) {
        String text = query.textProperty().get();
        Optional<SourceVocabulary> names = names();
        withoutNames = names.isPresent()
                ? () -> {}
                : () -> complete(
                        query, Math.min(caret, query.textProperty().get().length()));
        names.ifPresent(known -> query.completing()
                .ask("completion", () -> language.complete(text, caret, known), query.completionProperty()::set));
    }

    private void anotherSource() {
        vocabulary = null;
        if (source.getValue() != null) {
            Runnable waits = withoutNames;
            withoutNames = () -> {};
            waits.run();
        }
    }

    /** The server's names; empty while there is no server. */
    private Optional<SourceVocabulary> names() {
        MetricSource server = source.getValue();
        if (vocabulary == null && server != null) {
            vocabulary = new SourceVocabulary(server, clock);
        }
        return Optional.ofNullable(vocabulary);
    }

    /** Changes a query and asks it again; false when the change does not apply. */
    boolean edit(ExploreQuery query, QueryEdit edit) {
        Optional<String> changed = language.edit(query.textProperty().get(), edit);
        changed.ifPresent(text -> {
            query.textProperty().set(text);
            run(query);
        });
        return changed.isPresent();
    }

    /** Makes counters into rates, or into increases; which metrics are counters, the server knows. */
    void rate(ExploreQuery query, boolean increase) {
        names().ifPresent(names -> editing.ask("counters", names::counters, counters -> {
            var rate = new QueryEdit.Rate(WINDOW, counters);
            edit(query, increase ? new QueryEdit.Increase(WINDOW, counters) : rate);
        }));
    }

    Optional<ExploreQuery> query(String letter) {
        return queries.stream().filter(query -> query.letter().equals(letter)).findFirst();
    }

    /** Narrows the query of a row to one value of a label, or to all others. */
    void narrow(ResultRow row, String label, boolean not) {
        var operator = not ? Matcher.Operator.NOT_EQUAL : Matcher.Operator.EQUAL;
        Labels labels = row.labels();
        query(row.letter())
                .ifPresent(query ->
                        edit(query, new QueryEdit.AddMatcher(new Matcher(label, operator, labels.get(label)))));
    }

    void groupBy(ResultRow row, String label) {
        query(row.letter()).ifPresent(query -> edit(query, new QueryEdit.GroupBy(label)));
    }

    /** Keeps answers up to date until {@link #detach}; to be called while it is on screen. */
    public void attach() {
        if (beats == null) {
            beats = pulse.each(() -> bridge.conflate(this, this::beat));
        }
    }

    /** Ends every question that is under way. */
    public void detach() {
        if (beats != null) {
            beats.close();
            beats = null;
        }
        editing.cancel();
        queries.forEach(ExploreQuery::cancel);
    }
}
