package dev.porthole.connectors.api.logs.kinds;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines in the usual patterns of Spring Boot, Logback, Log4j and Python's logging: thread and logger. */
final class ApplicationLine {

    private static final int LOOKED_AT = 400;
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\d[T ][\\d:.,]{8,15}(?:Z|[+-]\\d\\d:?\\d\\d)?";
    private static final String LEVEL = "(?:TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL|CRITICAL)";
    private static final Pattern SPRING = Pattern.compile(
            TIME + " {1,3}" + LEVEL
                    + " (\\d{1,10}) --- (?:\\[[^\\]]{0,60}\\] ?){0,2}\\[([^\\]]{1,60})\\] ([\\w.$\\[\\]/-]{1,120})"
                    + " {0,40}: .*",
            Pattern.DOTALL);
    private static final Pattern LOGBACK = Pattern.compile(
            "(?:" + TIME + "|[\\d:.,]{8,15}) \\[([^\\]]{1,60})\\] " + LEVEL
                    + " {1,3}([\\w.$-]{1,120}) {0,40}(?:-|:) .*",
            Pattern.DOTALL);
    private static final Pattern PYTHON =
            Pattern.compile(TIME + " - ([\\w.]{1,120}) - " + LEVEL + " - .*", Pattern.DOTALL);

    private ApplicationLine() {}

    static Optional<KnownLine> read(String text) {
        if (text.isEmpty() || text.charAt(0) < '0' || text.charAt(0) > '9') {
            return Optional.empty();
        }
        String head = text.length() > LOOKED_AT ? text.substring(0, LOOKED_AT) : text;
        var said = new LinkedHashMap<String, String>();
        Matcher spring = SPRING.matcher(head);
        Matcher logback = LOGBACK.matcher(head);
        Matcher python = PYTHON.matcher(head);
        if (spring.matches()) {
            said.put("log.logger", spring.group(3));
            said.put("process.thread.name", spring.group(2).strip());
            said.put("process.pid", spring.group(1));
        } else if (logback.matches()) {
            said.put("log.logger", logback.group(2));
            said.put("process.thread.name", logback.group(1).strip());
        } else if (python.matches()) {
            said.put("log.logger", python.group(1));
        } else {
            return Optional.empty();
        }
        return Optional.of(new KnownLine(KnownLine.Kind.APPLICATION, said));
    }
}
