package dev.porthole.connectors.api.logs.kinds;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Syslog (RFC 3164 and 5424), journald's short forms and fields, and klog, in which Kubernetes' own components write. */
final class SystemLine {

    private static final int LOOKED_AT = 400;
    private static final Pattern RFC_5424 = Pattern.compile(
            "<(\\d{1,3})>1 (?:\\S{1,40}) (\\S{1,255}) (\\S{1,48}) (\\S{1,128}) \\S{1,32} .*", Pattern.DOTALL);
    private static final Pattern RFC_3164 = Pattern.compile(
            "(?:<(\\d{1,3})>)?(?:[A-Z][a-z]{2} [ \\d]\\d"
                    + " \\d\\d:\\d\\d:\\d\\d|\\d{4}-\\d\\d-\\d\\dT[\\d:.,]{8,15}(?:Z|[+-]\\d\\d:?\\d\\d))"
                    + " ([\\w.:-]{1,255}) ([\\w./@()-]{1,100})(?:\\[(\\d{1,10})\\])?: .*",
            Pattern.DOTALL);
    private static final Pattern KLOG = Pattern.compile(
            "[IWEF]\\d{4} \\d\\d:\\d\\d:\\d\\d\\.\\d{3,9} {1,10}(\\d{1,10}) ([\\w.-]{1,100}):(\\d{1,7})\\] .*",
            Pattern.DOTALL);
    private static final List<String> FACILITIES = List.of(
            "kern",
            "user",
            "mail",
            "daemon",
            "auth",
            "syslog",
            "lpr",
            "news",
            "uucp",
            "cron",
            "authpriv",
            "ftp",
            "ntp",
            "audit",
            "alert",
            "clock",
            "local0",
            "local1",
            "local2",
            "local3",
            "local4",
            "local5",
            "local6",
            "local7");
    private static final List<String> SEVERITIES =
            List.of("emergency", "alert", "critical", "error", "warning", "notice", "informational", "debug");

    private SystemLine() {}

    /** The fields in which journald's shippers send what it keeps beside a text. */
    static Optional<KnownLine> of(Map<String, String> fields) {
        String unit = fields.getOrDefault("_SYSTEMD_UNIT", fields.getOrDefault("systemd.unit", ""));
        String name = fields.getOrDefault("SYSLOG_IDENTIFIER", fields.getOrDefault("_COMM", unit));
        if (name.isEmpty()) {
            return Optional.empty();
        }
        var said = new LinkedHashMap<String, String>();
        put(said, "host.hostname", fields.getOrDefault("_HOSTNAME", ""));
        put(said, "process.name", name);
        put(said, "process.pid", fields.getOrDefault("_PID", fields.getOrDefault("SYSLOG_PID", "")));
        put(said, "systemd.unit", unit);
        return Optional.of(new KnownLine(KnownLine.Kind.SYSTEM, said));
    }

    static Optional<KnownLine> read(String text) {
        String head = text.length() > LOOKED_AT ? text.substring(0, LOOKED_AT) : text;
        var said = new LinkedHashMap<String, String>();
        Matcher modern = RFC_5424.matcher(head);
        Matcher old = RFC_3164.matcher(head);
        Matcher klog = KLOG.matcher(head);
        if (modern.matches() && priority(modern.group(1), said)) {
            put(said, "host.hostname", modern.group(2));
            put(said, "process.name", modern.group(3));
            put(said, "process.pid", modern.group(4));
        } else if (old.matches() && (old.group(1) == null || priority(old.group(1), said))) {
            put(said, "host.hostname", old.group(2));
            put(said, "process.name", old.group(3));
            put(said, "process.pid", old.group(4) == null ? "" : old.group(4));
        } else if (klog.matches()) {
            put(said, "process.pid", klog.group(1));
            put(said, "process.name", klog.group(2));
            put(said, "log.origin.file.name", klog.group(2));
            put(said, "log.origin.file.line", klog.group(3));
        } else {
            return Optional.empty();
        }
        return Optional.of(new KnownLine(KnownLine.Kind.SYSTEM, said));
    }

    /** Facility and severity in one number. */
    private static boolean priority(String number, Map<String, String> said) {
        int priority = Integer.parseInt(number);
        if (priority / 8 >= FACILITIES.size()) {
            return false;
        }
        said.put("log.syslog.facility.name", FACILITIES.get(priority / 8));
        said.put("log.syslog.severity.name", SEVERITIES.get(priority % 8));
        return true;
    }

    private static void put(Map<String, String> said, String name, String value) {
        if (!value.isEmpty() && !value.equals("-")) {
            said.put(name, value);
        }
    }
}
