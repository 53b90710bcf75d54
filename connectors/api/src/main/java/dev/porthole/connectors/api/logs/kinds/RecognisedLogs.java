package dev.porthole.connectors.api.logs.kinds;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.logs.FieldValue;
import dev.porthole.connectors.api.logs.LogField;
import dev.porthole.connectors.api.logs.LogHistogram;
import dev.porthole.connectors.api.logs.LogPage;
import dev.porthole.connectors.api.logs.LogPlaces;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.api.logs.LogSample;
import dev.porthole.connectors.api.logs.LogSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A source whose lines have the fields of their kind, whether or not it has parsed them itself. */
public final class RecognisedLogs implements LogSource {

    private final LogSource source;
    private final LineKinds kinds = new LineKinds();

    public RecognisedLogs(LogSource source) {
        this.source = source;
    }

    @Override
    public Outcome<LogPage> search(LogQuery query, LogPage.@Nullable Cursor after, int limit, Deadline deadline) {
        return source.search(query, after, limit, deadline)
                .map(page -> new LogPage(
                        kinds.enriched(page.entries()),
                        page.total(),
                        page.totalExact(),
                        page.took(),
                        page.where(),
                        page.next(),
                        page.timedOut()));
    }

    @Override
    public Outcome<LogHistogram> histogram(LogQuery query, int buckets, Deadline deadline) {
        return source.histogram(query, buckets, deadline);
    }

    @Override
    public Outcome<List<LogField>> fields(Deadline deadline) {
        return source.fields(deadline);
    }

    @Override
    public Outcome<List<FieldValue>> values(LogQuery query, String field, String start, int most, Deadline deadline) {
        return source.values(query, field, start, most, deadline);
    }

    @Override
    public boolean isIndexed() {
        return source.isIndexed();
    }

    @Override
    public Optional<LogPlaces> places() {
        return source.places();
    }

    @Override
    public Outcome<LogSample> sample(LogQuery query, int limit, Deadline deadline) {
        return source.sample(query, limit, deadline);
    }

    @Override
    public Outcome<Identity> probe(Deadline deadline) {
        return source.probe(deadline);
    }

    @Override
    public void close() {
        source.close();
    }
}
