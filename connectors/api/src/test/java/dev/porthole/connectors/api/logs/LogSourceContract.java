package dev.porthole.connectors.api.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.logs.LogFilter.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every source of logs holds to. The range under test must have more than a hundred lines that no longer change,
 * of several levels, pods and services.
 */
@Timeout(120)
public abstract class LogSourceContract {

    private static final int SOME = 100;

    protected abstract LogSource source();

    protected abstract TimeRange range();

    protected static <T> T value(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Success.class);
        return ((Outcome.Success<T>) outcome).value();
    }

    protected static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(60));
    }

    protected LogQuery all() {
        return LogQuery.all(range());
    }

    private LogPage first(LogQuery query, int limit) {
        return value(source().search(query, null, limit, soon()));
    }

    /** The lines of the pages up to about {@code most} lines. */
    protected List<LogEntry> lines(LogQuery query, int limit, int most) {
        List<LogEntry> lines = new ArrayList<>();
        LogPage page = first(query, limit);
        lines.addAll(page.entries());
        while (page.next() != null && lines.size() < most) {
            page = value(source().search(query, page.next(), limit, soon()));
            assertThat(page.entries()).hasSizeLessThanOrEqualTo(limit);
            lines.addAll(page.entries());
        }
        return lines;
    }

    private LogQuery filtered(LogFilter... filters) {
        return new LogQuery(range(), "", LogQuery.Language.PLAIN, Set.of(), List.of(filters));
    }

    private LogQuery of(LogLevel... levels) {
        return new LogQuery(range(), "", LogQuery.Language.PLAIN, Set.of(levels), List.of());
    }

    private static Instant time(LogEntry line) {
        return Instant.ofEpochSecond(0, line.timeNanos());
    }

    @Test
    void a_probe_tells_who_it_is() {
        Identity identity = value(source().probe(soon()));

        assertThat(identity.product()).isNotBlank();
        assertThat(identity.where()).isNotBlank();
    }

    @Test
    void lines_are_in_the_range_and_the_newest_come_first() {
        LogPage page = first(all(), SOME);

        assertThat(page.entries()).hasSize(SOME);
        assertThat(page.entries())
                .isSortedAccordingTo(
                        Comparator.comparingLong(LogEntry::timeNanos).reversed());
        assertThat(page.entries()).allMatch(line -> range().contains(time(line)));
        assertThat(page.entries()).extracting(LogEntry::id).doesNotHaveDuplicates();
        assertThat(page.entries()).allSatisfy(line -> assertThat(line.message()).isNotEmpty());
        assertThat(page.where()).isNotBlank();
        assertThat(page.next()).isNotNull();
    }

    @Test
    void pages_neither_skip_nor_repeat_lines() {
        List<LogEntry> paged = lines(all(), 7, SOME);
        List<LogEntry> more = lines(all(), 33, SOME + 200);

        assertThat(paged).extracting(LogEntry::id).doesNotHaveDuplicates();
        assertThat(more).extracting(LogEntry::id).doesNotHaveDuplicates();
        // lines of the same time have no order that would have to be kept
        long last = paged.getLast().timeNanos();
        assertThat(after(paged, last)).isEqualTo(after(more, last));
    }

    private static Set<String> after(List<LogEntry> lines, long nanos) {
        return lines.stream()
                .filter(line -> line.timeNanos() > nanos)
                .map(LogEntry::id)
                .collect(Collectors.toSet());
    }

    @Test
    void the_total_stays_the_same_from_page_to_page() {
        LogPage first = first(all(), SOME / 4);
        LogPage second = value(source().search(all(), first.next(), SOME / 4, soon()));

        assertThat(first.total()).isGreaterThan(SOME);
        assertThat(second.total()).isEqualTo(first.total());
        assertThat(second.totalExact()).isEqualTo(first.totalExact());
    }

    @Test
    void an_empty_range_is_an_empty_page_without_a_next_one() {
        Instant longAgo = Instant.parse("1999-01-01T00:00:00Z");
        LogQuery nothing = LogQuery.all(new TimeRange(longAgo, longAgo.plusSeconds(60)));
        LogPage page = first(nothing, SOME);

        assertThat(page.entries()).isEmpty();
        assertThat(page.next()).isNull();
        assertThat(page.total()).isZero();
        assertThat(value(source().histogram(nothing, 10, soon())).total()).isZero();
    }

    @Test
    void only_the_levels_that_are_wanted_come() {
        Set<LogLevel> levels = new HashSet<>();
        for (LogLevel level : List.of(LogLevel.INFO, LogLevel.WARN, LogLevel.ERROR)) {
            List<LogEntry> lines = first(of(level), SOME).entries();
            assertThat(lines).allMatch(line -> line.level() == level);
            lines.forEach(line -> levels.add(line.level()));
        }

        assertThat(levels).hasSizeGreaterThan(1);
        assertThat(first(of(LogLevel.INFO, LogLevel.ERROR), SOME).entries())
                .allMatch(line -> line.level() == LogLevel.INFO || line.level() == LogLevel.ERROR);
    }

    @Test
    void filters_choose_and_exclude_by_what_a_field_means() {
        LogEntry some = first(all(), 1).entries().getFirst();

        assertThat(first(filtered(LogFilter.of(Subject.POD, some.pod())), SOME).entries())
                .isNotEmpty()
                .allMatch(line -> line.pod().equals(some.pod()));
        assertThat(first(filtered(LogFilter.of(Subject.SERVICE, some.service())), SOME)
                        .entries())
                .isNotEmpty()
                .allMatch(line -> line.service().equals(some.service()));
        assertThat(first(filtered(new LogFilter(Subject.POD, "", some.pod(), true)), SOME)
                        .entries())
                .isNotEmpty()
                .noneMatch(line -> line.pod().equals(some.pod()));
        assertThat(first(
                                filtered(
                                        LogFilter.of(Subject.POD, some.pod()),
                                        new LogFilter(Subject.POD, "", some.pod(), true)),
                                SOME)
                        .entries())
                .isEmpty();
    }

    @Test
    void all_words_must_be_in_the_line() {
        String word =
                first(of(LogLevel.ERROR), 1).entries().getFirst().message().split("[^\\p{Alpha}]+")[0];

        assertThat(first(all().withText(word), SOME).entries())
                .isNotEmpty()
                .allSatisfy(line -> assertThat((line.message() + line.stackTrace()).toLowerCase(Locale.ROOT))
                        .contains(word.toLowerCase(Locale.ROOT)));
        assertThat(first(all().withText(word + " nosuchwordanywhere"), SOME).entries())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"open", "(", "AND", "a:b:", "-", "*", "[1 TO", "\\", "/re", "~9", "a\u0000b", "{\"x\":1}", "'"
            })
    void no_plain_text_is_a_syntax_error(String text) {
        assertThat(source().search(all().withText(text), null, 10, soon())).isInstanceOf(Outcome.Success.class);
    }

    @Test
    void a_histogram_covers_the_range_and_counts_what_a_search_finds() {
        LogHistogram histogram = value(source().histogram(all(), 30, soon()));
        LogPage page = first(all(), 1);

        assertThat(histogram.buckets()).isBetween(2, 62);
        assertThat(histogram.startMs()).isLessThanOrEqualTo(range().start().toEpochMilli());
        assertThat(histogram.startMs() + histogram.buckets() * histogram.stepMs())
                .isGreaterThan(range().end().toEpochMilli());
        assertThat(histogram.startMs() % histogram.stepMs()).isZero();
        assertThat(histogram.counts().values()).allMatch(counts -> counts.length == histogram.buckets());
        if (page.totalExact()) {
            assertThat(histogram.total()).isEqualTo(page.total());
        }
    }

    @Test
    void a_histogram_is_told_by_level() {
        LogHistogram histogram = value(source().histogram(all(), 20, soon()));
        LogPage errors = first(of(LogLevel.ERROR), 1);
        LogHistogram ofErrors = value(source().histogram(of(LogLevel.ERROR), 20, soon()));

        assertThat(histogram.counts().keySet()).hasSizeGreaterThan(1);
        assertThat(histogram.total(LogLevel.ERROR)).isPositive();
        assertThat(ofErrors.total()).isEqualTo(ofErrors.total(LogLevel.ERROR));
        if (errors.totalExact()) {
            assertThat(histogram.total(LogLevel.ERROR)).isEqualTo(errors.total());
        }
    }

    @Test
    void fields_have_names_of_their_own_and_types() {
        List<LogField> fields = value(source().fields(soon()));

        assertThat(fields).isNotEmpty();
        assertThat(fields).extracting(LogField::name).doesNotHaveDuplicates().doesNotContain("");
        assertThat(fields).extracting(LogField::type).doesNotContain("");
    }
}
