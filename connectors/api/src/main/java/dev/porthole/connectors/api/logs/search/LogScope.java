package dev.porthole.connectors.api.logs.search;

import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogFilter;
import dev.porthole.connectors.api.logs.LogFilter.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who else printed into the same log as a line: the same container of the same pod; without a pod the same file of the same
 * host, else the same host, else the same service.
 *
 * @param kind what it is the same of
 * @param filters empty when nothing is known: all lines
 */
public record LogScope(Kind kind, List<LogFilter> filters) {

    private static final List<String> HOSTS = List.of("host.name", "host.hostname", "hostname", "host", "_HOSTNAME");
    private static final List<String> FILES = List.of("log.file.path", "file", "filename", "_SYSTEMD_UNIT");

    /** What lines are the same of. */
    public enum Kind {
        CONTAINER,
        POD,
        FILE,
        HOST,
        SERVICE,
        ALL
    }

    public LogScope {
        filters = List.copyOf(filters);
    }

    public static LogScope of(LogEntry line) {
        if (!line.pod().isEmpty()) {
            return pod(line);
        }
        Optional<LogFilter> host = first(line, HOSTS);
        Optional<LogFilter> file = first(line, FILES);
        if (host.isPresent()) {
            return file.map(path -> new LogScope(Kind.FILE, List.of(host.get(), path)))
                    .orElseGet(() -> new LogScope(Kind.HOST, List.of(host.get())));
        }
        if (file.isPresent()) {
            return new LogScope(Kind.FILE, List.of(file.get()));
        }
        return line.service().isEmpty()
                ? new LogScope(Kind.ALL, List.of())
                : new LogScope(Kind.SERVICE, List.of(LogFilter.of(Subject.SERVICE, line.service())));
    }

    private static LogScope pod(LogEntry line) {
        List<LogFilter> filters = new ArrayList<>();
        filters.add(LogFilter.of(Subject.POD, line.pod()));
        if (!line.namespace().isEmpty()) {
            filters.add(LogFilter.of(Subject.NAMESPACE, line.namespace()));
        }
        if (line.container().isEmpty()) {
            return new LogScope(Kind.POD, filters);
        }
        filters.add(LogFilter.of(Subject.CONTAINER, line.container()));
        return new LogScope(Kind.CONTAINER, filters);
    }

    private static Optional<LogFilter> first(LogEntry line, List<String> names) {
        return names.stream()
                .filter(name -> !line.fields().getOrDefault(name, "").isBlank())
                .map(name -> LogFilter.field(name, line.fields().getOrDefault(name, ""), false))
                .findFirst();
    }
}
