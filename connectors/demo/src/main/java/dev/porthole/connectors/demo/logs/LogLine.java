package dev.porthole.connectors.demo.logs;

import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogLevel;
import dev.porthole.connectors.demo.metrics.ServiceLoad;
import dev.porthole.connectors.demo.world.Incident;
import dev.porthole.connectors.demo.world.Life;
import dev.porthole.connectors.demo.world.Workload;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One line, written out only when somebody looks at its text. */
public final class LogLine {

    private final long timeNanos;
    private final Life life;
    private final int index;
    private final LineKind kind;
    private final long bits;

    /**
     * @param index of the line among its pod's in its second
     * @param bits chance for what changes from line to line
     */
    LogLine(long timeNanos, Life life, int index, LineKind kind, long bits) {
        this.timeNanos = timeNanos;
        this.life = life;
        this.index = index;
        this.kind = kind;
        this.bits = bits;
    }

    public long timeNanos() {
        return timeNanos;
    }

    public Life life() {
        return life;
    }

    int index() {
        return index;
    }

    LineKind kind() {
        return kind;
    }

    public LogLevel level() {
        return kind.level();
    }

    public String id() {
        return timeNanos / 1_000_000_000 + "-" + life.place() + "-" + index;
    }

    public String message() {
        var message = new StringBuilder();
        write(kind.text(), message);
        return message.toString();
    }

    /** Puts what stands for the names in braces in their places. */
    private void write(String template, StringBuilder message) {
        int from = 0;
        for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', from)) {
            int close = template.indexOf('}', open);
            message.append(template, from, open);
            switch (template.substring(open + 1, close)) {
                case "route" -> write(route(), message);
                case "ms" -> message.append(milliseconds());
                case "n" -> message.append(bits >>> 20 & 0x3fff);
                case "service" -> message.append(life.workload().name());
                case "version" -> message.append(life.version());
                default -> message.append(bits >>> 40 & 0xfff);
            }
            from = close + 1;
        }
        message.append(template, from, template.length());
    }

    public String stackTrace() {
        return kind.stackTrace();
    }

    private String route() {
        List<String> routes = life.workload().routes();
        return routes.isEmpty() ? "/" : routes.get((int) ((bits >>> 8 & 0xff) % routes.size()));
    }

    private long milliseconds() {
        double chance = (bits >>> 11) * 0x1.0p-53;
        double severity = ServiceLoad.felt(life.workload(), Incident.severityAt(timeNanos / 1_000_000));
        double median = 1000 * ServiceLoad.median(life.workload(), severity);
        // the inverse of a log-logistic distribution of about the same spread
        double value = median * Math.pow((chance + 1e-6) / (1 - chance + 1e-6), 0.3);
        return Math.max(1, Math.round(kind == LineKind.SLOW_QUERY ? 1000 + value : value));
    }

    private String trace() {
        return "%016x%016x".formatted(bits, bits * 0x9e37_79b9_7f4a_7c15L);
    }

    /** The value of a field by its name; empty when the line has none. */
    public String field(String name) {
        Workload workload = life.workload();
        return switch (name) {
            case "@timestamp" -> time();
            case "message" -> message();
            case "log.level" -> level().name().toLowerCase(Locale.ROOT);
            case "service.name", "kubernetes.labels.app", "kubernetes.container.name" -> workload.name();
            case "kubernetes.namespace" -> workload.namespace();
            case "kubernetes.pod.name" -> life.pod();
            case "kubernetes.pod.uid" -> life.uid();
            case "kubernetes.node.name" -> life.node();
            case "container.image.name" -> life.image();
            case "trace.id" -> kind.status() == 0 ? "" : trace();
            case "http.response.status_code" -> kind.status() == 0 ? "" : "" + kind.status();
            case "event.duration" -> kind.status() == 0 ? "" : "" + milliseconds() * 1_000_000;
            case "error.stack_trace" -> stackTrace();
            case "error.type" ->
                stackTrace().isEmpty()
                        ? ""
                        : stackTrace().substring(0, stackTrace().indexOf(':'));
            default -> "";
        };
    }

    private String time() {
        return Instant.ofEpochSecond(timeNanos / 1_000_000_000, timeNanos % 1_000_000_000)
                .toString();
    }

    public LogEntry entry() {
        Map<String, String> fields = new LinkedHashMap<>();
        for (LogFields.Field field : LogFields.ALL) {
            String value = field(field.name());
            if (!value.isEmpty()) {
                fields.put(field.name(), value);
            }
        }
        return new LogEntry(
                id(),
                timeNanos,
                level(),
                new LogEntry.Origin(
                        life.workload().namespace(),
                        life.pod(),
                        life.container(),
                        life.workload().name()),
                message(),
                stackTrace(),
                Collections.unmodifiableMap(fields));
    }
}
