package dev.porthole.views.logs.query;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.logs.FieldValue;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogField;
import dev.porthole.connectors.api.logs.LogFilter;
import dev.porthole.connectors.api.logs.LogHistogram;
import dev.porthole.connectors.api.logs.LogLevel;
import dev.porthole.connectors.api.logs.LogPage;
import dev.porthole.connectors.api.logs.LogPlaces;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.api.logs.LogSource;
import dev.porthole.connectors.api.logs.fields.FieldCount;
import dev.porthole.connectors.api.logs.query.SampleLanguage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A log source over lines that a test gives it. It really searches them, and can be made to fail or to wait. */
public final class SampleLogs implements LogSource {

    public static final Instant NOW = Instant.parse("2026-11-23T14:08:00Z");

    public final List<LogQuery> asked = new CopyOnWriteArrayList<>();
    public final List<LogEntry> lines = new CopyOnWriteArrayList<>();
    public volatile Failure failure;
    volatile List<Detail> notes = List.of();
    public volatile CountDownLatch gate;
    public volatile int interrupted;
    volatile long pretendTotal = -1;
    private Optional<LogPlaces> places = Optional.empty();

    public static LogEntry line(int number, Instant at, LogLevel level, String pod, String message) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("@timestamp", at.toString());
        fields.put("kubernetes.namespace", "shop");
        fields.put("kubernetes.pod.name", pod);
        fields.put("log.level", level.name().toLowerCase(java.util.Locale.ROOT));
        fields.put("message", message);
        fields.put("trace.id", Integer.toHexString(number * 7919));
        long nanos = at.getEpochSecond() * 1_000_000_000L + at.getNano();
        String service = pod.replaceAll("-.*", "");
        return new LogEntry(
                "id-" + number, nanos, level, new LogEntry.Origin("shop", pod, "app", service), message, "", fields);
    }

    /** Lines like those of the design, so that pictures can be laid side by side. */
    public static SampleLogs incident() {
        var logs = new SampleLogs();
        String[][] rows = {
            {
                "913",
                "58",
                "ERROR",
                "checkout-7d9f-x2k4q",
                "HikariPool-1 - Connection is not available, request timed out after 30000ms (total=50, active=50,"
                        + " idle=0, waiting=31)"
            },
            {"402", "58", "ERROR", "checkout-7d9f-x2k4q", "POST /api/orders 503 30012ms trace=4f1c9a user=12345"},
            {
                "996",
                "57",
                "WARN",
                "payments-5c6b-99zqp",
                "Slow query: duration=2500ms SELECT * FROM orders WHERE status = ?"
            },
            {"310", "57", "ERROR", "checkout-7d9f-pl8vd", "java.lang.OutOfMemoryError: Java heap space"},
            {"118", "56", "ERROR", "checkout-7d9f-x2k4q", "Connection to DB failed: timeout"},
            {"777", "54", "ERROR", "checkout-7d9f-pl8vd", "POST /api/orders 503 30009ms trace=91be07 user=5512"},
            {"120", "54", "WARN", "gateway-66f4-2mmxw", "upstream checkout: circuit half-open after 5 consecutive 5xx"},
            {
                "650",
                "53",
                "ERROR",
                "checkout-7d9f-x2k4q",
                "HikariPool-1 - Connection is not available, request timed out after 30000ms (total=50, active=50,"
                        + " idle=0, waiting=30)"
            },
            {"331", "52", "INFO", "gateway-66f4-2mmxw", "\u001b[32mGET\u001b[0m /health \u001b[1;33m200\u001b[0m 2ms"},
            {
                "104",
                "51",
                "ERROR",
                "checkout-7d9f-pl8vd",
                "Payment processing error order_id=67890 error=\"Insufficient funds\" duration=1500ms"
            },
            {"002", "50", "WARN", "payments-5c6b-99zqp", "Slow query: duration=2210ms"},
            {
                "900",
                "49",
                "INFO",
                "users-0",
                "\uc0ac\uc6a9\uc790 \ub85c\uadf8\uc778 \uc2e4\ud328: \ube44\ubc00\ubc88\ud638 \uc624\ub958"
                        + " user=\uae40\ucca0\uc218 \u202eevil\u202c \u001b]0;title\u0007 \u200bend"
            },
            {"220", "49", "ERROR", "checkout-7d9f-x2k4q", "Connection to DB failed: timeout"},
        };
        for (int i = 0; i < rows.length; i++) {
            String[] row = rows[i];
            Instant at = Instant.parse("2026-11-23T14:07:" + row[1] + "." + row[0] + "Z");
            LogEntry entry = line(i, at, LogLevel.valueOf(row[2]), row[3], row[4]);
            logs.lines.add(i == 3 ? withStackTrace(entry, 42) : entry);
        }
        var random = new java.util.Random(7);
        for (int i = 0; i < 1232; i++) {
            boolean bad = random.nextInt(3) > 0;
            Instant at = bad
                    ? Instant.parse("2026-11-23T14:02:00Z").plusMillis(random.nextInt(345_000))
                    : Instant.parse("2026-11-23T13:08:00Z").plusMillis(random.nextInt(3_540_000));
            LogLevel level = bad
                    ? random.nextInt(4) == 0 ? LogLevel.WARN : LogLevel.ERROR
                    : random.nextInt(5) == 0 ? LogLevel.WARN : LogLevel.INFO;
            logs.lines.add(
                    line(100 + i, at, level, "checkout-7d9f-x2k4q", "GET /api/cart 200 " + random.nextInt(90) + "ms"));
        }
        logs.sort();
        return logs;
    }

    static LogEntry withStackTrace(LogEntry entry, int lines) {
        var trace = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            trace.append(i == 0 ? "" : "\n")
                    .append("\tat shop.checkout.OrderService.place(OrderService.java:")
                    .append(100 + i)
                    .append(')');
        }
        return new LogEntry(
                entry.id(),
                entry.timeNanos(),
                entry.level(),
                new LogEntry.Origin(entry.namespace(), entry.pod(), entry.container(), entry.service()),
                entry.message(),
                trace.toString(),
                entry.fields());
    }

    void sort() {
        var sorted = new ArrayList<>(lines);
        sorted.sort(Comparator.comparingLong(LogEntry::timeNanos).reversed());
        lines.clear();
        lines.addAll(sorted);
    }

    /** Searched at places that can be chosen. */
    public SampleLogs with(LogPlaces chosen) {
        places = Optional.of(chosen);
        return this;
    }

    @Override
    public Optional<LogPlaces> places() {
        return places;
    }

    public void add(LogEntry newest) {
        lines.addFirst(newest);
    }

    private record After(int index) implements LogPage.Cursor {}

    @Override
    public Outcome<LogPage> search(LogQuery query, LogPage.Cursor after, int limit, Deadline deadline) {
        // Looked at before the question can be seen: who sees it may open the gate for the next one.
        CountDownLatch waiting = gate;
        asked.add(query);
        if (!await(waiting)) {
            return Outcome.failed(new Failure.Cancelled("Elasticsearch", ""));
        }
        if (failure != null) {
            return Outcome.failed(failure);
        }
        List<LogEntry> found = matching(query, true);
        List<LogEntry> all = query.order() == LogQuery.Order.NEWEST_FIRST ? found : found.reversed();
        int from = after == null ? 0 : ((After) after).index();
        int to = Math.min(all.size(), from + limit);
        return Outcome.of(
                new LogPage(
                        all.subList(from, to),
                        pretendTotal < 0 ? all.size() : pretendTotal,
                        true,
                        Duration.ofMillis(31),
                        "filebeat-*",
                        to < all.size() ? new After(to) : null),
                notes);
    }

    private boolean await(CountDownLatch waiting) {
        try {
            if (waiting != null) {
                waiting.await();
            }
            return true;
        } catch (InterruptedException e) {
            interrupted++;
            return false;
        }
    }

    private List<LogEntry> matching(LogQuery query, boolean levels) {
        QueryTerms terms = QueryTerms.of(query.text(), query.language());
        return lines.stream()
                .filter(line -> query.range().contains(Instant.ofEpochSecond(0, line.timeNanos())))
                .filter(line ->
                        !levels || query.levels().isEmpty() || query.levels().contains(line.level()))
                .filter(line ->
                        terms.wanted().stream().allMatch(word -> line.message().contains(word)))
                .filter(line -> terms.unwanted().stream()
                        .noneMatch(word -> line.message().contains(word)))
                .filter(line -> query.filters().stream().allMatch(filter -> holds(filter, line)))
                .toList();
    }

    private static boolean holds(LogFilter filter, LogEntry line) {
        String value = switch (filter.subject()) {
            case POD -> line.pod();
            case NAMESPACE -> line.namespace();
            case SERVICE -> line.service();
            case CONTAINER -> line.container();
            case CONDITION -> new SampleLanguage().test(filter).test(line) != filter.negated() ? filter.value() : "";
            default -> line.fields().getOrDefault(filter.field(), "");
        };
        return value.equals(filter.value()) != filter.negated();
    }

    @Override
    public Outcome<LogHistogram> histogram(LogQuery query, int buckets, Deadline deadline) {
        if (failure != null) {
            return Outcome.failed(failure);
        }
        long step = Math.max(1, query.range().length().toMillis() / buckets);
        long start = query.range().start().toEpochMilli();
        var counts = new EnumMap<LogLevel, long[]>(LogLevel.class);
        for (LogEntry line : matching(query, true)) {
            int bucket = (int) Math.min(buckets - 1, (line.timeNanos() / 1_000_000 - start) / step);
            counts.computeIfAbsent(line.level(), level -> new long[buckets])[bucket]++;
        }
        return Outcome.of(new LogHistogram(start, step, buckets, counts));
    }

    private static String type(String name) {
        return name.equals("message") ? "text" : name.equals("@timestamp") ? "date" : "keyword";
    }

    @Override
    public Outcome<List<LogField>> fields(Deadline deadline) {
        var names = new TreeSet<String>();
        lines.forEach(line -> names.addAll(line.fields().keySet()));
        return Outcome.of(names.stream()
                .map(name -> new LogField(name, type(name), true, !name.equals("message")))
                .toList());
    }

    @Override
    public Outcome<List<FieldValue>> values(LogQuery query, String field, String start, int most, Deadline deadline) {
        return Outcome.of(
                new FieldCount().addAll(matching(query.withText(""), true)).values(field, start, most));
    }

    @Override
    public Outcome<Identity> probe(Deadline deadline) {
        return Outcome.of(new Identity("Elasticsearch", "9", "test"));
    }

    @Override
    public void close() {}
}
