package dev.porthole.connectors.elastic;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.logs.LogPlace;
import dev.porthole.connectors.api.text.OneLineText;
import dev.porthole.connectors.elastic.fields.FieldMapping;
import dev.porthole.connectors.elastic.fields.FieldRole;
import dev.porthole.connectors.elastic.fields.IndexField;
import dev.porthole.connectors.elastic.server.SearchCall;
import dev.porthole.connectors.elastic.server.SearchClient;
import dev.porthole.connectors.elastic.server.SearchServer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Finds out once which server it is, which indices have logs and what their fields mean. Looked at again when it is old,
 * for new indices may have come.
 */
final class LogIndexCache {

    private static final long VALID_NANOS = TimeUnit.MINUTES.toNanos(5);

    /** The names log shippers give their indices and data streams. */
    private static final List<String> USUAL = List.of(
            "filebeat-",
            "logs-",
            "logstash-",
            "fluentd",
            "fluent-bit",
            "fluentbit",
            "kubernetes-",
            "k8s-",
            "otel-logs",
            "ss4o_logs");

    /** Anything but what the products keep for themselves. */
    private static final String EVERYTHING = "*,-.*";

    /** Possessive, so that a hostile name cannot make it slow. */
    private static final Pattern DATE_AND_NUMBER =
            Pattern.compile("([-.]?+(\\d{4}[.-]\\d{2}(?!\\d)([.-]\\d{2}(?!\\d))?+|\\d{6,}+))++$");

    private static final int NAMED = 3;

    /** Servers refuse a request whose line is longer than 4096 bytes; the path and a Kibana in between need some. */
    private static final int LONGEST = 2_000;

    private final SearchClient client;
    private final FieldCaps fieldCaps;
    private final LogIndices asked;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile LogIndices wanted;
    private volatile Optional<LogPlace> chosen = Optional.empty();
    private @Nullable LogIndex found;
    private @Nullable LogIndices foundFor;
    private long foundAt;

    LogIndexCache(SearchClient client, LogIndices wanted) {
        this.client = client;
        this.fieldCaps = new FieldCaps(client);
        this.asked = wanted;
        this.wanted = wanted;
    }

    Outcome<LogIndex> get(Deadline deadline) {
        try {
            if (!lock.tryLock(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
                return Outcome.failed(
                        new Failure.TimedOut(client.target(), deadline.limit(), Detail.of("elastic.looking")));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Outcome.failed(new Failure.Cancelled(client.target(), ""));
        }
        try {
            LogIndices now = wanted;
            LogIndex last = found;
            if (last != null && foundFor == now && System.nanoTime() - foundAt < VALID_NANOS) {
                return Outcome.of(last);
            }
            Outcome<LogIndex> fresh = client.server(deadline).then(server -> find(now, server, deadline));
            if (fresh instanceof Outcome.Success<LogIndex>(var index, var notes)) {
                found = index;
                foundFor = now;
                foundAt = System.nanoTime();
            }
            return fresh;
        } finally {
            lock.unlock();
        }
    }

    /** From now on that place; empty for what is found out. */
    void choose(Optional<LogPlace> place) {
        chosen = place;
        wanted = place.map(asked::at).orElse(asked);
    }

    Optional<LogPlace> chosen() {
        return chosen;
    }

    private Outcome<LogIndex> find(LogIndices wanted, SearchServer server, Deadline deadline) {
        if (wanted.pattern().isPresent()) {
            return mapped(wanted, wanted.pattern().get(), server, deadline);
        }
        return switch (names(server, deadline)) {
            case Outcome.Success<List<String>>(var names, var notes) -> {
                Set<String> patterns = patterns(names);
                yield mapped(wanted, patterns.isEmpty() ? EVERYTHING : String.join(",", patterns), server, deadline);
            }
            // who may not list indices may still read those that a pattern hits
            case Outcome.Failed<List<String>>(Failure.Forbidden unlisted) ->
                mapped(wanted, String.join("*,", USUAL) + "*", server, deadline);
            case Outcome.Failed<List<String>>(var failure) -> Outcome.failed(failure);
        };
    }

    private Outcome<LogIndex> mapped(LogIndices wanted, String indices, SearchServer server, Deadline deadline) {
        return fieldCaps.of(indices, deadline).then(fields -> {
            FieldMapping mapping = FieldMapping.of(fields, wanted.fields());
            return mapping.isUsable()
                    ? Outcome.of(new LogIndex(
                            without(indices, undated(mapping)),
                            mapping,
                            new LevelSurvey(client, indices, deadline).of(mapping),
                            server,
                            leftOut(indices, mapping, server, deadline)))
                    : Outcome.failed(new Failure.NotFound(client.target(), Detail.of("elastic.no-index", indices)));
        });
    }

    /** Indices whose lines have their time elsewhere: one order over several fields no server can give. */
    private List<Detail> leftOut(String pattern, FieldMapping mapping, SearchServer server, Deadline deadline) {
        List<Detail> notes = new ArrayList<>();
        IndexField time = mapping.fields(FieldRole.TIME).getFirst();
        time.types().forEach((type, indices) -> {
            if (!type.startsWith("date")) {
                notes.add(Detail.of("elastic.no-date", time.name(), type, listed(indices)));
            }
        });
        if (server.hasUnmapped()
                && fieldCaps.without(pattern, time.name(), deadline)
                        instanceof Outcome.Success<List<String>>(var indices, var none)
                && !indices.isEmpty()) {
            notes.add(Detail.of("elastic.no-time", time.name(), listed(indices)));
        }
        return notes;
    }

    /** Indices where the time is no date; sorting by it there fails the whole search. */
    private static List<String> undated(FieldMapping mapping) {
        List<String> undated = new ArrayList<>();
        mapping.fields(FieldRole.TIME).getFirst().types().forEach((type, indices) -> {
            if (!type.startsWith("date")) {
                undated.addAll(indices);
            }
        });
        return undated;
    }

    /** An expression without some indices: struck from it where it names them, excluded where a star does. */
    static String without(String expression, List<String> unwanted) {
        List<String> parts = new ArrayList<>(List.of(expression.split(",")));
        parts.removeAll(unwanted);
        if (expression.contains("*")) {
            unwanted.forEach(index -> parts.add("-" + index));
        }
        String rest = String.join(",", parts);
        return parts.isEmpty() || rest.length() > LONGEST ? expression : rest;
    }

    private static String listed(List<String> names) {
        String some = names.stream().limit(NAMED).collect(Collectors.joining(", "));
        return new OneLineText(names.size() > NAMED ? some + " (+" + (names.size() - NAMED) + ")" : some).text();
    }

    private Outcome<List<String>> names(SearchServer server, Deadline deadline) {
        String path = server.hasResolveIndex() ? "/_resolve/index/*" : "/_cat/indices?format=json&h=index";
        return client.ask(SearchCall.get(path), root -> Outcome.of(names(root)), deadline);
    }

    private static List<String> names(JsonNode root) {
        List<String> names = new ArrayList<>();
        root.path("data_streams")
                .forEach(stream -> names.add(stream.path("name").asString("")));
        root.path("aliases").forEach(alias -> names.add(alias.path("name").asString("")));
        root.path("indices").forEach(index -> names.add(index.path("name").asString("")));
        if (root.isArray()) {
            root.forEach(index -> names.add(index.path("index").asString("")));
        }
        return names;
    }

    /**
     * The indices that are named as logs are, a day's or month's date and a running number replaced by a star. When that
     * is too much for one request, the beginnings of their names.
     */
    static Set<String> patterns(List<String> names) {
        Set<String> patterns = new LinkedHashSet<>();
        for (String name : names) {
            if (!name.startsWith(".") && USUAL.stream().anyMatch(name::startsWith)) {
                patterns.add(DATE_AND_NUMBER.matcher(name).replaceFirst("-*"));
            }
        }
        return String.join(",", patterns).length() <= LONGEST
                ? patterns
                : ofShippers(start -> names.stream().anyMatch(name -> name.startsWith(start)));
    }

    private static Set<String> ofShippers(Predicate<String> wanted) {
        return USUAL.stream()
                .filter(wanted)
                .map(start -> start + "*")
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
