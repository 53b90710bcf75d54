package dev.porthole.connectors.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request to a target.
 *
 * @param path below the target's base, starting with a slash, already percent-encoded, with its query if any
 * @param headers by name; one with several values stands there several times
 * @param body null for none
 * @param contentType of the body; empty when there is none
 * @param repeatable whether it changes nothing on the server, so that it may be sent again after a broken connection
 */
public record HttpCall(
        String method,
        String path,
        Map<String, List<String>> headers,
        byte @Nullable [] body,
        String contentType,
        boolean repeatable) {

    public HttpCall {
        headers = Map.copyOf(headers);
    }

    public static HttpCall get(String path) {
        return new HttpCall("GET", path, Map.of(), null, "", true);
    }

    /** Without a body yet. */
    public static HttpCall of(String method, String path, boolean repeatable) {
        return new HttpCall(method, path, Map.of(), null, "", repeatable);
    }

    public HttpCall withBody(byte[] content, String type) {
        return new HttpCall(method, path, headers, content, type, repeatable);
    }

    /** A read that is sent as a form in the body, as Prometheus takes long queries. */
    public static HttpCall form(String path, Form form) {
        return new HttpCall(
                "POST",
                path,
                Map.of(),
                form.encoded().getBytes(StandardCharsets.UTF_8),
                "application/x-www-form-urlencoded",
                true);
    }

    /** A read whose question is JSON in the body, as Elasticsearch takes searches. */
    public static HttpCall ask(String method, String path, byte[] json) {
        return new HttpCall(method, path, Map.of(), json, "application/json", true);
    }

    public HttpCall withHeader(String name, String value) {
        return withHeader(name, List.of(value));
    }

    /** A header that stands there once for each value. */
    public HttpCall withHeader(String name, List<String> values) {
        var all = new HashMap<>(headers);
        all.put(name, List.copyOf(values));
        return new HttpCall(method, path, all, body, contentType, repeatable);
    }

    /** Method and path only: a header may hold a secret, and a body somebody's words. */
    @Override
    public String toString() {
        return method + " " + path;
    }

    /** Names and values, encoded for a form or a query; the only way that values get into either. */
    public static final class Form {
        private final List<String> pairs = new ArrayList<>();

        public Form add(String name, String value) {
            pairs.add(encode(name) + "=" + encode(value));
            return this;
        }

        public String encoded() {
            return String.join("&", pairs);
        }

        /** {@code path}, a question mark and the pairs; the path alone when there are none. */
        public String on(String path) {
            return pairs.isEmpty() ? path : path + "?" + encoded();
        }

        private static String encode(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        }
    }
}
