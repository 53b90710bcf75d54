package dev.porthole.app.signals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Required;
import dev.porthole.views.board.TileReading;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * Clusters by chance in a real Prometheus: each tile shows what is true of each. Ten in a run; {@code -Dporthole.worlds=200}
 * for more, {@code -Dporthole.seed=...} for the same ones again.
 */
class GeneratedWorldsTest {

    private static final Logger LOG = Logger.getLogger(GeneratedWorldsTest.class.getName());
    private static final double CLOSE = 0.01;

    @Test
    void each_tile_shows_what_is_true() throws IOException, InterruptedException {
        int count = Integer.getInteger("porthole.worlds", 10);
        long seed = Long.getLong("porthole.seed", new Random().nextInt(1_000_000));
        LOG.info(() -> "worlds " + seed + " to " + (seed + count - 1));
        Map<Long, Instant> moments = new LinkedHashMap<>();
        List<String> wrong = new ArrayList<>();
        try (BackfilledPrometheus server =
                Required.or(BackfilledPrometheus.onPath(), "Debian's prometheus and promtool are not on the path")) {
            for (long world = seed; world < seed + count; world++) {
                Instant now = server.nextWorld();
                var generated = new GeneratedWorld(world);
                server.write(generated.series().before(now, generated.step()));
                moments.put(world, now);
            }
            var source = server.start();
            moments.forEach((world, now) -> compare(world, new World(source, now).tiles(""), wrong));
        }
        assertThat(wrong).as("of %d worlds from seed %d", count, seed).isEmpty();
    }

    private static void compare(long world, Map<String, TileReading> tiles, List<String> wrong) {
        new GeneratedWorld(world).truth().forEach((id, value) -> {
            TileReading reading = tiles.get(id);
            double shown = reading.value();
            if (!(Math.abs(shown - value) <= CLOSE * Math.max(Math.abs(value), 0.02))) {
                wrong.add("world %d: %s shows %s, is %s %s".formatted(world, id, shown, value, reading.absence()));
            }
        });
    }
}
