package dev.porthole.connectors.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.metrics.MetricSource;
import dev.porthole.connectors.api.metrics.RangeQuery;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.http.ScriptedServer;
import dev.porthole.connectors.http.ScriptedServer.Reply;
import dev.porthole.connectors.http.exchange.PooledHttpGateway;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IncrementalRangeTest {

    private static final Duration STEP = Duration.ofSeconds(15);
    private static final long BASE = 1_700_000_010_000L;

    private final RangeServer samples = new RangeServer();
    private final ScriptedServer server = ScriptedServer.start().otherwise(samples::answer);
    private final MetricSource source =
            new PrometheusMetricSource(new PooledHttpGateway(HttpTarget.direct("P", server.uri())), "test");

    @AfterEach
    void close() {
        source.close();
        server.close();
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(30));
    }

    private static RangeQuery query(String expression, Duration length, long nowMs) {
        return new RangeQuery(expression, TimeRange.last(length, Instant.ofEpochMilli(nowMs)), STEP);
    }

    @Test
    void it_equals_the_whole_query_over_any_schedule() {
        for (long seed = 1; seed <= 10; seed++) {
            var random = new Random(seed);
            samples.clear();
            String name = "s" + seed;
            var ranges = new IncrementalMetricSource(source, Duration.ofMinutes(2));
            long now = BASE;
            long written = BASE - Duration.ofHours(1).toMillis();
            Duration length = Duration.ofMinutes(20);
            for (int round = 0; round < 30; round++) {
                now += random.nextInt(10) == 0 ? random.nextLong(1_800_000) : random.nextLong(60_000);
                written = write(random, name, written, now);
                if (random.nextInt(8) == 0) {
                    length = Duration.ofMinutes(1 + random.nextInt(60));
                }
                if (random.nextInt(15) == 0) {
                    server.reply(Reply.text(503, "Service Unavailable"));
                    ranges.range(query("x", length, now), soon());
                }
                RangeQuery query = query("x", length, now);
                assertThat(bits(ranges.range(query, soon())))
                        .as("seed %d round %d", seed, round)
                        .isEqualTo(bits(source.range(query, soon())));
            }
        }
    }

    /** With NaN and absence told apart. */
    private static List<String> bits(Outcome<List<TimeSeries>> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Success.class);
        return ((Outcome.Success<List<TimeSeries>>) outcome)
                .value().stream()
                        .map(series -> series
                                + Arrays.toString(Arrays.stream(series.values())
                                        .mapToLong(Double::doubleToRawLongBits)
                                        .toArray()))
                        .toList();
    }

    /** Series come and go, samples come late and out of order, but never later than the overlap. */
    private long write(Random random, String name, long written, long now) {
        long step = STEP.toMillis();
        for (long at = Math.floorDiv(written, step) * step; at <= now; at += step) {
            for (int i = 0; i < 4; i++) {
                boolean alive = (at / 600_000 + i) % 3 != 0;
                if (alive && random.nextInt(5) != 0) {
                    double value = random.nextInt(12) == 0 ? Double.NaN : random.nextInt(100);
                    samples.put(Labels.of("__name__", name, "i", "" + i), at, value);
                }
            }
        }
        return now - random.nextLong(60_000);
    }

    @Test
    void it_asks_only_for_the_end() {
        for (long at = BASE - 10_000_000; at < BASE + 1_000_000; at += 15_000) {
            samples.put(Labels.of("a", "b"), Math.floorDiv(at, 15_000) * 15_000, at);
        }
        var ranges = new IncrementalRange(source, IncrementalRange.OVERLAP);
        ranges.range(query("x", Duration.ofHours(2), BASE), soon());
        Outcome<List<TimeSeries>> second = ranges.range(query("x", Duration.ofHours(2), BASE + 30_000), soon());

        assertThat(((Outcome.Success<List<TimeSeries>>) second)
                        .value()
                        .getFirst()
                        .values())
                .hasSize(481)
                .doesNotContain(TimeSeries.ABSENT);
        String form = server.requests().getLast().text();
        assertThat(form).contains("start=" + (1_700_000_010 - 600) + ".000").contains("end=1700000040.000");
    }

    @Test
    void another_expression_begins_anew() {
        var ranges = new IncrementalRange(source, IncrementalRange.OVERLAP);
        ranges.range(query("x", Duration.ofHours(2), BASE), soon());
        ranges.range(query("y", Duration.ofHours(2), BASE), soon());

        assertThat(server.requests().getLast().text()).contains("start=" + (1_700_000_010 - 7200) + ".000");
    }
}
