package dev.porthole.connectors.api.logs.kinds;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a line of a known form says.
 *
 * @param fields by the names of Elastic's common schema; durations in nanoseconds
 */
public record KnownLine(Kind kind, Map<String, String> fields) {

    /** The field that says which kind a line is. */
    public static final String KIND_FIELD = "log.kind";

    public static final String METHOD = "http.request.method";
    public static final String PATH = "url.path";
    public static final String STATUS = "http.response.status_code";
    public static final String DURATION = "event.duration";
    public static final String USER = "user.name";

    public KnownLine {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** What a line is of, and the fields that a person looks at first. */
    public enum Kind {
        ACCESS(METHOD, PATH, STATUS, DURATION, USER),
        AUDIT(USER, "kubernetes.audit.verb", "kubernetes.audit.resource", "kubernetes.audit.name", STATUS),
        SYSTEM("host.hostname", "process.name", "process.pid"),
        APPLICATION("log.logger", "process.thread.name");

        private final List<String> columns;

        Kind(String... columns) {
            this.columns = List.of(columns);
        }

        public List<String> columns() {
            return columns;
        }
    }
}
