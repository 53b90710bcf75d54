package dev.porthole.connectors.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogFilter;
import dev.porthole.connectors.api.logs.LogHistogram;
import dev.porthole.connectors.api.logs.LogLevel;
import dev.porthole.connectors.api.logs.LogPage;
import dev.porthole.connectors.api.logs.LogQuery;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Indices and documents from a file, loaded into a server, and what a source says of them. */
final class LogCase implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
    static final TimeRange RANGE = new TimeRange(NOW.minusSeconds(3600), NOW.plusSeconds(3600));

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TestServer server;
    private final List<String> indices = new ArrayList<>();
    private final ElasticLogSource source;

    /** @param pattern of the indices to be searched */
    LogCase(TestServer server, String file, String pattern) throws IOException, InterruptedException {
        this.server = server;
        load(file);
        this.source = ElasticLogSource.direct(server.gateway(), "here", LogIndices.of(pattern));
    }

    private void load(String file) throws IOException, InterruptedException {
        JsonNode root;
        try (InputStream in = LogCase.class.getResourceAsStream("/cases/" + file + ".json")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            root = JSON.readTree(Pattern.compile("\\{\\{(\\w+?)([-+][\\d.]+)}}")
                    .matcher(text)
                    .replaceAll(token -> {
                        Instant time = NOW.plusMillis(Math.round(1000 * Double.parseDouble(token.group(2))));
                        return switch (token.group(1)) {
                            case "iso" -> time.toString();
                            case "nano" -> time.plusNanos(456_789).toString();
                            default -> throw new IllegalStateException(token.group());
                        };
                    }));
        }
        for (var index : root.path("indices").properties()) {
            server.send("DELETE", "/" + index.getKey() + "?ignore_unavailable=true", "");
            server.send("PUT", "/" + index.getKey(), index.getValue().toString());
            indices.add(index.getKey());
        }
        var bulk = new StringBuilder();
        for (JsonNode document : root.path("docs")) {
            for (int i = 0; i < document.path("repeat").asInt(1); i++) {
                var action = JSON.createObjectNode();
                action.putObject("index").put("_index", document.path("index").asString(""));
                String body = document.has("raw")
                        ? document.path("raw").asString("")
                        : document.path("doc").toString();
                bulk.append(action)
                        .append('\n')
                        .append(body.replace("#i#", "" + i))
                        .append('\n');
            }
        }
        String answer = server.send("POST", "/_bulk?refresh=true", bulk.toString());
        assertThat(JSON.readTree(answer).path("errors").asBoolean(true))
                .as(answer)
                .isFalse();
    }

    ElasticLogSource source() {
        return source;
    }

    static LogQuery query(String text, LogQuery.Language language, LogLevel... levels) {
        return new LogQuery(RANGE, text, language, Set.of(levels), List.of());
    }

    static LogQuery filtered(LogFilter filter) {
        return new LogQuery(RANGE, "", LogQuery.Language.PLAIN, Set.of(), List.of(filter));
    }

    static <T> T value(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Success.class);
        return ((Outcome.Success<T>) outcome).value();
    }

    static List<String> notes(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Success.class);
        return ((Outcome.Success<?>) outcome)
                .notes().stream().map(Detail::toString).toList();
    }

    static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(60));
    }

    /** All pages. */
    List<LogEntry> lines(LogQuery query, int limit) {
        List<LogEntry> lines = new ArrayList<>();
        LogPage.@Nullable Cursor next = null;
        do {
            LogPage page = value(source.search(query, next, limit, soon()));
            lines.addAll(page.entries());
            next = page.next();
        } while (next != null);
        assertThat(new HashSet<>(lines.stream().map(LogEntry::id).toList())).hasSameSizeAs(lines);
        return lines;
    }

    List<LogEntry> lines(LogLevel... levels) {
        return lines(query("", LogQuery.Language.PLAIN, levels), 50);
    }

    /** Rows, bars and filters tell the same. */
    void levelsAgree() {
        List<LogEntry> all = lines();
        Outcome<LogHistogram> bars = source.histogram(query("", LogQuery.Language.PLAIN), 20, soon());
        assertThat(notes(bars)).noneMatch(note -> note.contains("elastic.shards"));
        for (LogLevel level : LogLevel.values()) {
            List<String> shown = all.stream()
                    .filter(line -> line.level() == level)
                    .map(LogEntry::message)
                    .toList();
            assertThat(lines(level))
                    .as("filter %s", level)
                    .extracting(LogEntry::message)
                    .isEqualTo(shown);
            assertThat(value(bars).total(level)).as("bars %s", level).isEqualTo(shown.size());
            assertThat(value(source.histogram(query("", LogQuery.Language.PLAIN, level), 20, soon()))
                            .total())
                    .as("bars of filter %s", level)
                    .isEqualTo(shown.size());
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        source.close();
        for (String index : indices) {
            server.send("DELETE", "/" + index, "");
        }
    }
}
