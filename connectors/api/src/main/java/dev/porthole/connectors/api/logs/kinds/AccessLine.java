package dev.porthole.connectors.api.logs.kinds;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Access logs: the common and the combined format of Apache and nginx, with a host before or a time behind, that of
 * ingress-nginx (its log-format-upstream) and Traefik, Envoy's default and Istio's, and what applications write of requests.
 */
final class AccessLine {

    private static final Set<String> METHODS = Set.of(
            "GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "CONNECT", "TRACE", "PROPFIND", "REPORT");
    private static final int MOST_WORDS = 4;

    private final Map<String, String> fields = new LinkedHashMap<>();
    private final LineScanner line;

    private AccessLine(String text) {
        this.line = new LineScanner(text);
    }

    static Optional<KnownLine> read(String text) {
        if (text.indexOf('"') >= 0) {
            var common = new AccessLine(text);
            if (text.charAt(0) == '[' ? common.envoy() : common.common()) {
                return Optional.of(new KnownLine(KnownLine.Kind.ACCESS, common.fields));
            }
        }
        var plain = new AccessLine(text);
        return plain.plain() ? Optional.of(new KnownLine(KnownLine.Kind.ACCESS, plain.fields)) : Optional.empty();
    }

    /** host ident user [time] "request" status bytes "referer" "agent" … */
    private boolean common() {
        String[] words = new String[MOST_WORDS];
        int count = 0;
        while (line.peek() != '[') {
            String word = line.word();
            if (word == null || count == MOST_WORDS || word.indexOf('"') >= 0) {
                return false;
            }
            words[count++] = word;
        }
        if (count < 3 || line.bracketed() == null || !request(line.quoted()) || !status(line.word())) {
            return false;
        }
        put("client.address", words[count - 3]);
        put(KnownLine.USER, words[count - 1]);
        if (count == MOST_WORDS) {
            put("url.domain", words[0]);
        }
        put("http.response.body.bytes", line.word());
        put("http.request.referrer", line.quoted());
        put("user_agent.original", line.quoted());
        behind();
        return true;
    }

    /** Ingress-nginx puts the length and the time of a request there; others name the time, or write it with a unit. */
    private void behind() {
        int before = line.place();
        String length = line.number();
        String time = line.number();
        if (length != null && time != null && time.indexOf('.') > 0 && line.peek() == '[') {
            duration(time, 9);
            return;
        }
        line.back(before);
        String word = line.word();
        while (word != null) {
            int is = word.indexOf('=');
            String key = is < 0 ? "" : word.substring(0, is);
            if (key.equals("rt") || key.equals("request_time")) {
                duration(word.substring(is + 1).replace("\"", ""), 9);
            } else if (word.endsWith("ms") && line.atEnd()) {
                duration(word.substring(0, word.length() - 2), 6);
            }
            word = line.word();
        }
    }

    /** [time] "request" status flags, Istio's reasons, received sent duration upstream, "forwarded" "agent" "id" "authority". */
    private boolean envoy() {
        if (line.bracketed() == null || !request(line.quoted()) || !status(line.word())) {
            return false;
        }
        put("envoy.response_flags", line.word());
        int before = line.place();
        if (line.number() == null) {
            line.back(before);
            put("envoy.response_code_details", line.word());
            line.word();
            line.quoted();
        } else {
            line.back(before);
        }
        String received = line.number();
        String sent = line.number();
        String took = line.number();
        if (received == null || sent == null || took == null) {
            return false;
        }
        put("http.request.body.bytes", received);
        put("http.response.body.bytes", sent);
        duration(took, 6);
        line.word();
        put("client.address", line.quoted());
        put("user_agent.original", line.quoted());
        put("http.request.id", line.quoted());
        put("url.domain", line.quoted());
        return true;
    }

    /** POST /api/orders 503 30012ms user=12345, or "200 in 12 ms", as applications write it; a level may stand before. */
    private boolean plain() {
        String method = line.word();
        if (method == null || !METHODS.contains(method) || line.peek() != '/') {
            return false;
        }
        target(line.word());
        String next = line.word();
        if (next != null && next.startsWith("HTTP/")) {
            put("http.version", next.substring(5));
            next = line.word();
        }
        if (!status(next)) {
            return false;
        }
        fields.put(KnownLine.METHOD, method);
        String word = line.word();
        while (word != null) {
            attribute(word);
            word = line.word();
        }
        return true;
    }

    private void attribute(String word) {
        if (word.endsWith("ms") && !fields.containsKey(KnownLine.DURATION)) {
            duration(word.substring(0, word.length() - 2), 6);
        } else if (LineScanner.isNumber(word) && line.skip("ms")) {
            duration(word, 6);
        } else if (word.startsWith("user=")) {
            put(KnownLine.USER, word.substring(5));
        } else if (word.startsWith("trace=")) {
            put("trace.id", word.substring(6));
        }
    }

    /** "GET /path?query HTTP/1.1"; what is no request in HTTP is kept whole, or left out when it is empty. */
    private boolean request(@Nullable String request) {
        if (request == null) {
            return false;
        }
        int first = request.indexOf(' ');
        String method = first < 0 ? "" : request.substring(0, first);
        if (!METHODS.contains(method.toUpperCase(Locale.ROOT))) {
            put("http.request.line", request);
            return true;
        }
        fields.put(KnownLine.METHOD, method);
        int last = request.lastIndexOf(" HTTP/");
        target(request.substring(first + 1, last > first ? last : request.length()));
        if (last > first) {
            put("http.version", request.substring(last + 6));
        }
        return true;
    }

    private void target(@Nullable String target) {
        if (target != null) {
            int question = target.indexOf('?');
            put(KnownLine.PATH, question < 0 ? target : target.substring(0, question));
            put("url.query", question < 0 ? null : target.substring(question + 1));
        }
    }

    private boolean status(@Nullable String word) {
        boolean status = word != null
                && word.length() == 3
                && LineScanner.isNumber(word)
                && (word.charAt(0) <= '5' || word.equals("999"))
                && word.indexOf('.') < 0;
        if (status) {
            put(KnownLine.STATUS, word);
        }
        return status;
    }

    /** @param digits how many places a unit of it is from a nanosecond */
    private void duration(String number, int digits) {
        if (LineScanner.isNumber(number)) {
            fields.put(
                    KnownLine.DURATION,
                    new BigDecimal(number).movePointRight(digits).toBigInteger().toString());
        }
    }

    private void put(String name, @Nullable String value) {
        if (value != null && !value.isEmpty() && !value.equals("-")) {
            fields.put(name, value);
        }
    }
}
