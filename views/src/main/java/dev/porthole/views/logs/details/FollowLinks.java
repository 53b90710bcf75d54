package dev.porthole.views.logs.details;

import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogFilter;
import dev.porthole.connectors.api.logs.LogFilter.Subject;
import dev.porthole.connectors.api.logs.query.LogQueryLanguage;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What of a line can be followed through all others: a trace, a request, a user; from its fields, or else from its text. */
final class FollowLinks {

    private static final List<String> TRACES =
            List.of("trace.id", "trace_id", "traceId", "traceID", "dd.trace_id", "transaction.id");
    private static final List<String> REQUESTS = List.of(
            "http.request.id", "request.id", "request_id", "requestId", "req_id", "x_request_id", "correlation_id");
    private static final List<String> USERS =
            List.of("user.id", "user.name", "user_id", "userId", "user", "username", "enduser.id");
    private static final Pattern IN_TEXT = Pattern.compile(
            "\\b(?:(trace|trace_?id)|(req|req(?:uest)?_?id|x-request-id)|(user|user_?id))[=:]\\s?\"?([\\w][\\w.@-]{0,80})",
            Pattern.CASE_INSENSITIVE);
    /** Longer text is not looked through. */
    private static final int LOOKED_AT = 8 << 10;

    private final LogQueryLanguage kql;

    /** What is followed. */
    enum Kind {
        TRACE,
        REQUEST,
        USER
    }

    /** One that a line has. */
    record Link(Kind kind, String value, LogFilter filter) {}

    FollowLinks(LogQueryLanguage kql) {
        this.kql = kql;
    }

    List<Link> of(LogEntry line) {
        List<Link> links = new ArrayList<>();
        add(links, Kind.TRACE, TRACES, line);
        add(links, Kind.REQUEST, REQUESTS, line);
        add(links, Kind.USER, USERS, line);
        String text = line.message();
        Matcher found = IN_TEXT.matcher(text.substring(0, Math.min(LOOKED_AT, text.length())));
        while (found.find()) {
            Kind kind = found.group(1) != null ? Kind.TRACE : found.group(2) != null ? Kind.REQUEST : Kind.USER;
            String value = found.group(4);
            if (links.stream().noneMatch(link -> link.kind() == kind)) {
                links.add(new Link(kind, value, kql.phrase(value)));
            }
        }
        return links;
    }

    private static void add(List<Link> links, Kind kind, List<String> names, LogEntry line) {
        for (String name : names) {
            String value = line.fields().getOrDefault(name, "");
            if (!value.isEmpty()) {
                links.add(new Link(
                        kind,
                        value,
                        kind == Kind.TRACE && !name.startsWith("transaction")
                                ? LogFilter.of(Subject.TRACE, value)
                                : LogFilter.field(name, value, false)));
                return;
            }
        }
    }
}
