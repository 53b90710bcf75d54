package dev.porthole.connectors.api.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.logs.LogFilter.Subject;
import dev.porthole.connectors.api.logs.fields.FieldProfile;
import dev.porthole.connectors.api.logs.fields.FieldProfiles;
import dev.porthole.connectors.api.logs.fields.FieldSurvey;
import dev.porthole.connectors.api.logs.search.LogPart;
import dev.porthole.connectors.api.logs.search.LogScope;
import dev.porthole.connectors.api.logs.search.Surroundings;
import dev.porthole.connectors.api.logs.search.WideningSearch;
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

    @Test
    void the_oldest_come_first_when_that_is_asked_for_and_pages_neither_skip_nor_repeat() {
        LogQuery oldest = all().withOrder(LogQuery.Order.OLDEST_FIRST);
        List<LogEntry> paged = lines(oldest, 7, SOME);
        List<LogEntry> more = lines(oldest, 33, SOME + 200);

        assertThat(paged).isSortedAccordingTo(Comparator.comparingLong(LogEntry::timeNanos));
        assertThat(more).isSortedAccordingTo(Comparator.comparingLong(LogEntry::timeNanos));
        assertThat(more).extracting(LogEntry::id).doesNotHaveDuplicates();
        long last = paged.getLast().timeNanos();
        assertThat(before(paged, last)).isNotEmpty().isEqualTo(before(more, last));
        assertThat(more.getFirst().timeNanos())
                .isLessThan(first(all(), 1).entries().getFirst().timeNanos());
    }

    private static Set<String> before(List<LogEntry> lines, long nanos) {
        return lines.stream()
                .filter(line -> line.timeNanos() < nanos)
                .map(LogEntry::id)
                .collect(Collectors.toSet());
    }

    @Test
    void values_that_begin_so_are_offered_whatever_their_case() {
        LogEntry some = first(all(), 1).entries().getFirst();
        String field = fieldOf(some, some.pod());
        String start = some.pod().substring(0, 3).toUpperCase(Locale.ROOT);

        assertThat(value(source().values(all(), field, start, 10, soon())))
                .hasSizeLessThanOrEqualTo(10)
                .extracting(FieldValue::value)
                .contains(some.pod())
                .doesNotHaveDuplicates()
                .allMatch(value -> value.toUpperCase(Locale.ROOT).startsWith(start));
        assertThat(value(source().values(all(), field, "(no[such*.", 10, soon())))
                .isEmpty();
        assertThat(value(source().values(all(), "no.such.field", "", 10, soon())))
                .isEmpty();
        assertThat(value(source().values(all(), field, "", 1, soon()))).hasSize(1);
    }

    @Test
    void values_are_those_of_lines_that_the_filters_mean() {
        LogEntry some = first(all(), 1).entries().getFirst();
        String field = fieldOf(some, some.pod());

        assertThat(value(source().values(filtered(LogFilter.of(Subject.POD, some.pod())), field, "", 10, soon())))
                .extracting(FieldValue::value)
                .containsExactly(some.pod());
    }

    private static String fieldOf(LogEntry line, String value) {
        return line.fields().entrySet().stream()
                .filter(field -> field.getValue().equals(value))
                .map(java.util.Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void fields_are_told_with_their_share_and_their_most_frequent_values() {
        FieldProfiles profiles = value(new FieldSurvey(source()).of(all(), soon()));
        LogEntry some = first(all(), 1).entries().getFirst();
        FieldProfile pod = profiles.fields().stream()
                .filter(profile -> profile.field().name().equals(fieldOf(some, some.pod())))
                .findFirst()
                .orElseThrow();

        assertThat(profiles.lines()).isGreaterThanOrEqualTo(SOME);
        assertThat(pod.lines()).isBetween(1, profiles.lines());
        assertThat(pod.top()).isNotEmpty().allMatch(one -> one.lines() <= pod.lines());
        assertThat(profiles.fields())
                .extracting(profile -> profile.field().name())
                .doesNotHaveDuplicates();
    }

    @Test
    void around_a_line_are_those_of_its_container_each_once_and_in_order() {
        LogEntry middle = lines(all(), SOME, SOME).get(SOME / 2);
        var surroundings = new Surroundings(source(), middle, all());
        List<LogEntry> same = value(surroundings.ofTheSameTime(soon()));
        List<LogEntry> before = value(surroundings.before(5, soon()));
        List<LogEntry> after = value(surroundings.after(5, soon()));
        List<LogEntry> all = new ArrayList<>(after.reversed());
        all.addAll(same);
        all.addAll(before);
        LogQuery container = filtered(surroundings.scope().filters().toArray(LogFilter[]::new))
                .withRange(new TimeRange(time(all.getLast()), time(all.getFirst())));
        List<LogEntry> real = lines(container, 500, Integer.MAX_VALUE);

        assertThat(surroundings.scope().kind()).isEqualTo(LogScope.Kind.CONTAINER);
        assertThat(before).isNotEmpty();
        assertThat(all).filteredOn(surroundings::isTheLine).hasSize(1);
        assertThat(all).extracting(LogEntry::id).doesNotHaveDuplicates();
        assertThat(all)
                .isSortedAccordingTo(
                        Comparator.comparingLong(LogEntry::timeNanos).reversed());
        assertThat(ids(all)).isEqualTo(ids(real));
        assertThat(value(surroundings.before(5, soon())))
                .extracting(LogEntry::id)
                .doesNotContainAnyElementsOf(ids(all));
    }

    private static Set<String> ids(List<LogEntry> lines) {
        return lines.stream().map(LogEntry::id).collect(Collectors.toSet());
    }

    @Test
    void a_sample_is_all_when_there_is_no_more_and_else_from_all_over_the_range() {
        List<LogEntry> whole = lines(all(), 500, Integer.MAX_VALUE);
        LogSample all = value(source().sample(all(), 5_000, soon()));
        assertThat(all.way()).isEqualTo(LogSample.Way.ALL);
        assertThat(ids(all.entries())).isEqualTo(ids(whole));

        int some = Math.max(10, whole.size() / 4);
        LogSample part = value(source().sample(all(), some, soon()));
        assertThat(part.way()).isNotIn(LogSample.Way.ALL, LogSample.Way.NEWEST);
        assertThat(part.entries().size()).isBetween(some / 2, some * 3);
        assertThat(part.entries()).extracting(LogEntry::id).doesNotHaveDuplicates();
        assertThat(ids(whole)).containsAll(ids(part.entries()));
        assertThat(part.total()).isEqualTo(whole.size());
        long middle = whole.get(whole.size() / 2).timeNanos();
        assertThat(part.entries()).anyMatch(entry -> entry.timeNanos() < middle);
        assertThat(part.entries()).anyMatch(entry -> entry.timeNanos() > middle);
    }

    @Test
    void a_search_that_widens_finds_what_a_whole_one_finds() {
        List<String> whole =
                lines(all(), 500, Integer.MAX_VALUE).stream().map(LogEntry::id).toList();
        for (LogQuery.Order order : LogQuery.Order.values()) {
            var search = new WideningSearch(source(), all().withOrder(order), Duration.ofSeconds(7));
            List<LogEntry> found = new ArrayList<>();
            LogPart part;
            do {
                part = value(search.next(150, soon()));
                found.addAll(part.entries());
                assertThat(part.over()).isEqualTo(search.isOver());
            } while (!part.over());

            assertThat(part.looked()).isEqualTo(range());
            assertThat(found).extracting(LogEntry::id).containsExactlyInAnyOrderElementsOf(whole);
        }
    }
}
