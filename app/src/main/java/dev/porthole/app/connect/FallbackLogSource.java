package dev.porthole.app.connect;

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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Logs of a second choice, until the first choice is found; then that one's. It is looked for again with every few signs
 * of life, for a search server may be installed, or be allowed to be seen, while somebody watches.
 */
final class FallbackLogSource implements LogSource {

    static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

    private final LogSource provisional;
    private final Function<Deadline, Outcome<LogSource>> finder;
    private final InstantSource clock;
    private volatile LogSource current;
    private volatile Instant lookedAt;

    /** @param finder of what is better; it has just looked in vain */
    FallbackLogSource(LogSource provisional, Function<Deadline, Outcome<LogSource>> finder, InstantSource clock) {
        this.provisional = provisional;
        this.finder = finder;
        this.clock = clock;
        this.current = provisional;
        this.lookedAt = clock.instant();
    }

    /** A page's end, and whose. */
    private record Place(LogSource source, LogPage.Cursor cursor) implements LogPage.Cursor {}

    @Override
    public Outcome<LogPage> search(LogQuery query, LogPage.@Nullable Cursor after, int limit, Deadline deadline) {
        Place place = after instanceof Place known ? known : null;
        LogSource source = place == null ? current : place.source();
        return source.search(query, place == null ? null : place.cursor(), limit, deadline)
                .map(page -> marked(source, page));
    }

    private static LogPage marked(LogSource source, LogPage page) {
        LogPage.Cursor next = page.next();
        return next == null ? page : page.withNext(new Place(source, next));
    }

    @Override
    public Outcome<LogHistogram> histogram(LogQuery query, int buckets, Deadline deadline) {
        return current.histogram(query, buckets, deadline);
    }

    @Override
    public Outcome<List<LogField>> fields(Deadline deadline) {
        return current.fields(deadline);
    }

    @Override
    public Outcome<List<FieldValue>> values(LogQuery query, String field, String start, int most, Deadline deadline) {
        return current.values(query, field, start, most, deadline);
    }

    @Override
    public boolean isIndexed() {
        return current.isIndexed();
    }

    @Override
    public Optional<LogPlaces> places() {
        return current.places();
    }

    @Override
    public Outcome<LogSample> sample(LogQuery query, int limit, Deadline deadline) {
        return current.sample(query, limit, deadline);
    }

    @Override
    public Outcome<Identity> probe(Deadline deadline) {
        Instant now = clock.instant();
        if (current == provisional && !now.isBefore(lookedAt.plus(BETWEEN_LOOKS))) {
            lookedAt = now;
            // Half of the time is left for the sign of life.
            if (finder.apply(Deadline.after(deadline.remaining().dividedBy(2)))
                    instanceof Outcome.Success<LogSource>(var found, var notes)) {
                current = found;
            }
        }
        return current.probe(deadline);
    }

    @Override
    public void close() {
        if (current != provisional) {
            current.close();
        }
        provisional.close();
    }
}
