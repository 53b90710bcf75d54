package dev.porthole.connectors.elastic;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.logs.LogField;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds out once which server it is, which indices have logs and what their fields mean. Looked at again when it is old,
 * for new indices may have come.
 */
final class LogIndexCache {

    private static final long VALID_NANOS = 5L * 60 * 1_000_000_000;

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

    private static final Pattern DATE = Pattern.compile("[-.]?(\\d{4}[.-]\\d{2}([.-]\\d{2})?|\\d{6,})$");

    private final SearchTransport transport;
    private final Optional<String> pattern;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable LogIndex found;
    private long foundAt;

    LogIndexCache(SearchTransport transport, Optional<String> pattern) {
        this.transport = transport;
        this.pattern = pattern;
    }

    Outcome<LogIndex> get(Deadline deadline) {
        lock.lock();
        try {
            LogIndex last = found;
            if (last != null && System.nanoTime() - foundAt < VALID_NANOS) {
                return Outcome.of(last);
            }
            Outcome<LogIndex> fresh = SearchServer.ask(transport, deadline).then(server -> find(server, deadline));
            if (fresh instanceof Outcome.Success<LogIndex>(var index, var notes)) {
                found = index;
                foundAt = System.nanoTime();
            }
            return fresh;
        } finally {
            lock.unlock();
        }
    }

    private Outcome<LogIndex> find(SearchServer server, Deadline deadline) {
        if (pattern.isPresent()) {
            return mapped(pattern.get(), server, deadline);
        }
        return names(server, deadline).then(names -> {
            Set<String> patterns = patterns(names);
            return patterns.isEmpty()
                    ? Outcome.failed(new Failure.NotFound(transport.target(), "no index that looks like logs"))
                    : mapped(String.join(",", patterns), server, deadline);
        });
    }

    private Outcome<LogIndex> mapped(String indices, SearchServer server, Deadline deadline) {
        return FieldCaps.ask(transport, indices, deadline).then((List<LogField> fields) -> {
            FieldMapping mapping = FieldMapping.of(fields);
            return mapping.usable()
                    ? Outcome.of(new LogIndex(indices, mapping, server))
                    : Outcome.failed(
                            new Failure.NotFound(transport.target(), "no field for time and message in " + indices));
        });
    }

    private Outcome<List<String>> names(SearchServer server, Deadline deadline) {
        String path = server.hasResolveIndex() ? "/_resolve/index/*" : "/_cat/indices?format=json&h=index";
        return transport.send(
                SearchCall.get(path),
                answer -> {
                    if (answer.status() != 200) {
                        return ErrorAnswer.failed(transport.target(), answer);
                    }
                    try {
                        JsonNode root = JsonMapper.builder().build().readTree(answer.body());
                        List<String> names = new ArrayList<>();
                        root.path("data_streams")
                                .forEach(stream -> names.add(stream.path("name").asString("")));
                        root.path("indices")
                                .forEach(index -> names.add(index.path("name").asString("")));
                        if (root.isArray()) {
                            root.forEach(index -> names.add(index.path("index").asString("")));
                        }
                        return Outcome.of(names);
                    } catch (JacksonException malformed) {
                        return Outcome.failed(
                                new Failure.Unparseable(transport.target(), malformed.getOriginalMessage()));
                    }
                },
                deadline);
    }

    /** The indices that are named as logs are, a day's or month's number replaced by a star. */
    static Set<String> patterns(List<String> names) {
        Set<String> patterns = new LinkedHashSet<>();
        for (String name : names) {
            if (!name.startsWith(".") && USUAL.stream().anyMatch(name::startsWith)) {
                patterns.add(DATE.matcher(name).replaceFirst("-*").replace("--*", "-*"));
            }
        }
        return patterns;
    }
}
