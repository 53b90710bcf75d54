package dev.porthole.app.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.logs.FieldValue;
import dev.porthole.connectors.api.logs.LogField;
import dev.porthole.connectors.api.logs.LogHistogram;
import dev.porthole.connectors.api.logs.LogPage;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.api.logs.LogSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class FallbackLogSourceTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final LogQuery ALL = LogQuery.all(TimeRange.last(Duration.ofHours(1), NOON));

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final AtomicReference<Outcome<LogSource>> better =
            new AtomicReference<>(Outcome.failed(new Failure.NotFound("Elasticsearch", "")));
    private final AtomicInteger looks = new AtomicInteger();
    private final Logs pods = new Logs("pods");
    private final Logs server = new Logs("server");
    private final FallbackLogSource logs = new FallbackLogSource(
            pods,
            deadline -> {
                looks.incrementAndGet();
                return better.get();
            },
            now::get);

    @Test
    void what_is_better_is_looked_for_once_a_minute_until_it_is_there() {
        assertThat(product()).isEqualTo("pods");
        assertThat(looks).hasValue(0);

        now.set(now.get().plus(FallbackLogSource.BETWEEN_LOOKS));
        assertThat(product()).isEqualTo("pods");
        assertThat(product()).isEqualTo("pods");
        assertThat(looks).hasValue(1);

        better.set(Outcome.of(server));
        now.set(now.get().plus(FallbackLogSource.BETWEEN_LOOKS));
        assertThat(product()).isEqualTo("server");
        assertThat(page(null).where()).isEqualTo("server from the newest");
        now.set(now.get().plus(FallbackLogSource.BETWEEN_LOOKS));
        assertThat(product()).isEqualTo("server");
        assertThat(looks).hasValue(2);
    }

    @Test
    void a_page_goes_on_where_it_began() {
        LogPage first = page(null);
        better.set(Outcome.of(server));
        now.set(now.get().plus(FallbackLogSource.BETWEEN_LOOKS));
        product();

        assertThat(page(first.next()).where()).isEqualTo("pods from Mark[name=pods]");
        assertThat(page(page(null).next()).where()).isEqualTo("server from Mark[name=server]");
    }

    @Test
    void closing_closes_what_was_found_as_well() {
        better.set(Outcome.of(server));
        now.set(now.get().plus(FallbackLogSource.BETWEEN_LOOKS));
        product();

        logs.close();

        assertThat(List.of(pods, server)).allMatch(source -> source.closed);
    }

    private String product() {
        return value(logs.probe(limit())).product();
    }

    private LogPage page(LogPage.Cursor after) {
        return value(logs.search(ALL, after, 10, limit()));
    }

    private static Deadline limit() {
        return Deadline.after(Duration.ofSeconds(10));
    }

    private static <T> T value(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Success.class);
        return ((Outcome.Success<T>) outcome).value();
    }

    private record Mark(String name) implements LogPage.Cursor {}

    private static final class Logs implements LogSource {
        private final String name;
        private boolean closed;

        Logs(String name) {
            this.name = name;
        }

        @Override
        public Outcome<LogPage> search(LogQuery query, LogPage.Cursor after, int limit, Deadline deadline) {
            String from = after == null ? "the newest" : after.toString();
            return Outcome.of(new LogPage(List.of(), 0, true, Duration.ZERO, name + " from " + from, new Mark(name)));
        }

        @Override
        public Outcome<LogHistogram> histogram(LogQuery query, int buckets, Deadline deadline) {
            throw new AssertionError("not asked for");
        }

        @Override
        public Outcome<List<LogField>> fields(Deadline deadline) {
            throw new AssertionError("not asked for");
        }

        @Override
        public Outcome<List<FieldValue>> values(
                LogQuery query, String field, String start, int most, Deadline deadline) {
            throw new AssertionError("not asked for");
        }

        @Override
        public Outcome<Identity> probe(Deadline deadline) {
            return Outcome.of(new Identity(name, "1", ""));
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
