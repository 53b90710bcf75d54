package dev.porthole.app.drilldown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.logs.LogFilter;
import dev.porthole.connectors.api.logs.LogLevel;
import dev.porthole.connectors.api.logs.LogSource;
import dev.porthole.views.logs.patterns.PatternSurvey;
import dev.porthole.views.metrics.Change;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** What lines began to say when a signal left its band. */
class NewLinesTest {

    private static final Instant LEFT = Instant.parse("2026-11-27T10:00:00Z");
    private static final TimeRange HOUR = new TimeRange(LEFT.minusSeconds(1800), LEFT.plusSeconds(1800));

    private final LinesInMemory lines = new LinesInMemory();
    private final NewLines changes = changes(lines);

    @Test
    void what_is_new_what_is_more_and_a_level_that_was_not_there_and_nothing_of_what_always_is() {
        for (int second = -1700; second < 600; second += 20) {
            lines.add(LEFT.plusSeconds(second), LogLevel.WARN, "gateway", "retry 2 of request " + second);
            lines.add(LEFT.plusSeconds(second), LogLevel.INFO, "gateway", "GET /cart 200 in 3 ms");
        }
        lines.add(LEFT.minusSeconds(600), LogLevel.ERROR, "payments", "card of customer 7 was refused");
        for (int second = 5; second < 300; second += 5) {
            lines.add(
                    LEFT.plusSeconds(second), LogLevel.ERROR, "checkout", "HikariPool-1 - no connection after 30000ms");
            lines.add(
                    LEFT.plusSeconds(second),
                    LogLevel.ERROR,
                    "payments",
                    "card of customer " + second + " was refused");
        }
        lines.add(LEFT.plusSeconds(90), LogLevel.FATAL, "checkout", "Terminating due to OutOfMemoryError");

        List<Change> found = changes.near(LEFT, HOUR, "");

        assertThat(found).allSatisfy(change -> assertThat(change.kind()).isEqualTo(Change.Kind.LOG));
        assertThat(found)
                .extracting(change -> change.words().key())
                .containsExactly(
                        "metrics.changed.log.new",
                        "metrics.changed.log.new",
                        "metrics.changed.log.more",
                        "metrics.changed.log.level");
        Change pool = found.get(1);
        assertThat(pool.words().arguments())
                .containsExactly("HikariPool-<num> - no connection after <dur>", 59L, "checkout");
        assertThat(pool.at()).isEqualTo(LEFT.plusSeconds(5));
        assertThat(pool.labels()).isEqualTo(Labels.of("service", "checkout"));
        assertThat(pool.lead())
                .isEqualTo(new Change.Lead.Lines(
                        List.of(LogFilter.condition("\"- no connection after\"", false)), Set.of()));
        assertThat(found.getLast().lead()).isEqualTo(new Change.Lead.Lines(List.of(), Set.of(LogLevel.FATAL)));
    }

    @Test
    void without_lines_before_or_without_logs_nothing_is_called_new() {
        lines.add(LEFT.plusSeconds(5), LogLevel.ERROR, "checkout", "no connection");
        assertThat(changes.near(LEFT, HOUR, "")).isEmpty();
        lines.failure = new Failure.Unreachable("logs", "connection refused");
        assertThat(changes.near(LEFT, HOUR, "")).isEmpty();
    }

    @Test
    void calm_before_means_that_the_first_error_is_new() {
        lines.add(LEFT.minusSeconds(500), LogLevel.INFO, "checkout", "started");
        lines.add(LEFT.plusSeconds(5), LogLevel.ERROR, "checkout", "no connection");
        assertThat(changes.near(LEFT, HOUR, ""))
                .extracting(change -> change.words().key())
                .containsExactly("metrics.changed.log.new", "metrics.changed.log.level");
    }

    private static NewLines changes(LogSource source) {
        return new NewLines(
                new NewLines.Asker() {
                    @Override
                    public <T> Outcome<T> ask(Deadline deadline, BiFunction<LogSource, Deadline, Outcome<T>> question) {
                        return question.apply(source, deadline);
                    }
                },
                new PatternSurvey(new KqlPhrases()));
    }
}
