package dev.porthole.connectors.demo.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.demo.world.Traffic;
import dev.porthole.connectors.demo.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeMetricsTest {

    private static final long STEP_MS = 15_000;

    /** A counter that falls, be it by a hair, is a restart to whoever asks for its rate. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void counters_never_fall_in_a_whole_week(int seed) {
        var world = new World(seed);
        var metrics = new NodeMetrics(world, new Traffic(world.noise().of("traffic")));
        long begin = Instant.parse("2026-11-16T00:00:00Z").toEpochMilli();
        long steps = Duration.ofDays(7).toMillis() / STEP_MS;

        for (NodeMetrics.NodeTemplate template : metrics.templates()) {
            if (template.labels().get("__name__").endsWith("_total")) {
                var sampler = template.sampler();
                assertThat(LongStream.range(0, steps)
                                .map(step -> begin + step * STEP_MS)
                                .filter(at -> sampler.at(at + STEP_MS) < sampler.at(at))
                                .mapToObj(Instant::ofEpochMilli)
                                .findFirst())
                        .as(template.labels().toString())
                        .isEmpty();
            }
        }
    }
}
