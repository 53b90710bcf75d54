package dev.porthole.connectors.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Required;
import dev.porthole.connectors.api.alerts.Route;
import dev.porthole.connectors.api.alerts.Routing;
import dev.porthole.connectors.api.matching.MatcherReading;
import dev.porthole.connectors.api.matching.MatcherText;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.http.exchange.PooledHttpGateway;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Routing is evaluated as {@code amtool config routes test} does it, and read from what a server makes of a configuration. */
@Timeout(180)
class RoutingEqualityTest {

    private static final int CONFIGURATIONS = 200;
    private static final int TEXTS = 300;
    private static final int SERVED = 5;
    private static final String REFUSED = "refused";

    @TempDir
    private Path folder;

    private final long seed = Long.getLong("porthole.seed", new Random().nextLong());
    private final Random random = new Random(seed);
    private final GeneratedRoutes routes = new GeneratedRoutes(random);
    private final GeneratedMatchers labels = new GeneratedMatchers(random);

    private static <T> T value(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Success.class);
        assertThat(((Outcome.Success<T>) outcome).notes()).isEmpty();
        return ((Outcome.Success<T>) outcome).value();
    }

    private static Routing read(String yaml) {
        return value(new RoutingYaml(List.of()).read(yaml));
    }

    @Test
    void receivers_are_those_that_amtool_finds() throws Exception {
        Path amtool = Required.or(Binaries.amtool(), "today's amtool is not here (PORTHOLE_TEST_AMTOOL)");
        System.out.println("routes: -Dporthole.seed=" + seed);
        List<String> different = new ArrayList<>();
        int deep = 0;
        for (int i = 0; i < CONFIGURATIONS; i++) {
            String configuration = routes.configuration();
            Labels alert = labels.labels();
            String theirs = asked(amtool, configuration, alert);
            Routing routing = read(configuration);
            String ours = String.join(",", routing.receivers(alert));
            deep += routing.paths(alert).stream().anyMatch(path -> path.routes().size() > 1) ? 1 : 0;
            if (!theirs.equals(ours)) {
                different.add(
                        "seed %d: %s theirs %s, ours %s, in %s".formatted(seed, alert, theirs, ours, configuration));
            }
        }
        assertThat(different).isEmpty();
        // that there was something to compare
        assertThat(deep).isGreaterThan(CONFIGURATIONS / 5);
    }

    @Test
    void what_is_no_matcher_for_amtool_is_none_for_us() throws Exception {
        Path amtool = Required.or(Binaries.amtool(), "today's amtool is not here (PORTHOLE_TEST_AMTOOL)");
        System.out.println("routes: -Dporthole.seed=" + seed);
        List<String> different = new ArrayList<>();
        int refused = 0;
        for (int i = 0; i < TEXTS; i++) {
            String text = labels.texts();
            Labels alert = labels.labels();
            String theirs = asked(amtool, routes.one(text), alert);
            String ours = MatcherText.read(text) instanceof MatcherReading.Matchers
                    ? String.join(",", read(routes.one(text)).receivers(alert))
                    : REFUSED;
            refused += theirs.equals(REFUSED) ? 1 : 0;
            if (!theirs.equals(ours)) {
                different.add("seed %d: <%s> with %s theirs %s, ours %s".formatted(seed, text, alert, theirs, ours));
            }
        }
        assertThat(different).isEmpty();
        assertThat(refused).isBetween(TEXTS / 20, TEXTS * 3 / 4);
    }

    /** The receivers, or that the configuration was refused. */
    private String asked(Path amtool, String configuration, Labels alert) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("alertmanager.yml"), configuration);
        List<String> command =
                new ArrayList<>(List.of(amtool.toString(), "config", "routes", "test", "--config.file=" + file));
        alert.forEach((name, value) -> command.add(MatcherText.of(Matcher.equal(name, value))));
        Process process = new ProcessBuilder(command)
                .redirectError(folder.resolve("error").toFile())
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        // what it warns of stands before
        return process.exitValue() == 0 ? answer.lines().toList().getLast() : REFUSED;
    }

    @Test
    void what_a_server_makes_of_a_configuration_is_read_as_what_was_written() throws Exception {
        Path program = Required.or(Binaries.today("alertmanager"), "today's Alertmanager is not here");
        System.out.println("routes: -Dporthole.seed=" + seed);
        for (int i = 0; i < SERVED; i++) {
            String configuration = routes.configuration();
            Routing written = read(configuration);
            try (var server = RunningAlertmanager.start(
                            program, Files.createDirectory(folder.resolve("s" + i)), configuration);
                    var source = new AlertmanagerAlertSource(
                            new PooledHttpGateway(HttpTarget.direct("Alertmanager", server.uri())), "here")) {
                Routing served = value(source.routing(Deadline.after(Duration.ofSeconds(20))))
                        .getFirst();
                assertThat(sorted(served.root())).as("seed %d", seed).isEqualTo(sorted(written.root()));
                assertThat(served.receivers()).isEqualTo(written.receivers());
                assertThat(served.servers()).containsExactly("here");
            }
        }
    }

    /** A server sorts the matchers of a route. */
    private static Route sorted(Route route) {
        return new Route(
                route.receiver(),
                route.matchers().stream()
                        .sorted(Comparator.comparing(MatcherText::of))
                        .toList(),
                route.continues(),
                route.groupBy(),
                route.timing(),
                route.intervals(),
                route.routes().stream().map(RoutingEqualityTest::sorted).toList());
    }
}
