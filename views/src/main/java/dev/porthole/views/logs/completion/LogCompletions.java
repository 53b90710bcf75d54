package dev.porthole.views.logs.completion;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.logs.FieldValue;
import dev.porthole.connectors.api.logs.LogField;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.api.logs.LogSource;
import dev.porthole.connectors.api.logs.fields.FieldCount;
import dev.porthole.connectors.api.logs.query.LogCompletion;
import dev.porthole.connectors.api.logs.query.LogQueryLanguage;
import dev.porthole.connectors.api.logs.query.LogVocabulary;
import dev.porthole.views.bridge.LatestOnlyTask;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.logs.query.Debounce;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What may stand at the caret. A request waits until typing pauses, ends the one before, and has little time: a server that is
 * slow to tell values costs the list, and nothing else. UI thread only.
 */
public final class LogCompletions {

    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final int MOST_VALUES = 30;

    private final LogQueryLanguage language;
    private final Supplier<Known> known;
    private final Debounce typing;
    private final LatestOnlyTask asking;
    private final ReadOnlyObjectWrapper<LogCompletion> offered =
            new ReadOnlyObjectWrapper<>(this, "offered", LogCompletion.none(0));

    /**
     * What is known when a request begins.
     *
     * @param source null where lines are only in memory
     * @param query where values are looked for
     * @param fields by the source's own word; empty when they are not known yet
     * @param shown the fields and values of lines that are shown
     */
    public record Known(@Nullable LogSource source, LogQuery query, Collection<LogField> fields, FieldCount shown) {}

    /** @param later runs what it is given once typing has paused */
    public LogCompletions(LogQueryLanguage language, Supplier<Known> known, Executor later, UiBridge bridge) {
        this.language = language;
        this.known = known;
        this.typing = new Debounce(later, bridge);
        this.asking = new LatestOnlyTask(bridge);
    }

    /** The last answer; without items when nothing is offered. */
    public ReadOnlyObjectProperty<LogCompletion> offeredProperty() {
        return offered.getReadOnlyProperty();
    }

    public void request(String text, int caret) {
        typing.request(() -> ask(text, caret));
    }

    /** Without waiting. */
    public void ask(String text, int caret) {
        typing.cancel();
        Known now = known.get();
        asking.ask("log completion", () -> language.complete(text, caret, new Words(now)), offered::set);
    }

    public void cancel() {
        typing.cancel();
        asking.cancel();
        if (!offered.get().items().isEmpty()) {
            offered.set(LogCompletion.none(0));
        }
    }

    /** A source's names and values; those of the lines that are shown where it has none or does not answer. */
    private record Words(Known known) implements LogVocabulary {

        @Override
        public Outcome<List<LogField>> fields() {
            LogSource source = known.source();
            if (!known.fields().isEmpty() || source == null) {
                return Outcome.of(shown());
            }
            return source.fields(Deadline.after(LIMIT));
        }

        private List<LogField> shown() {
            return known.shown().profiles(known.fields(), 0).fields().stream()
                    .map(profile -> profile.field())
                    .toList();
        }

        @Override
        public Outcome<List<String>> values(String field, String prefix) {
            List<String> here = names(known.shown().values(field, prefix, MOST_VALUES));
            LogSource source = known.source();
            if (source == null) {
                return Outcome.of(here);
            }
            Outcome<List<FieldValue>> told =
                    source.values(known.query(), field, prefix, MOST_VALUES, Deadline.after(LIMIT));
            return switch (told) {
                case Outcome.Success<List<FieldValue>>(var values, var notes) ->
                    Outcome.of(values.isEmpty() ? here : names(values));
                case Outcome.Failed<List<FieldValue>>(var failure) ->
                    here.isEmpty() ? Outcome.failed(failure) : Outcome.of(here);
            };
        }

        private static List<String> names(List<FieldValue> values) {
            return values.stream().map(FieldValue::value).toList();
        }
    }
}
