package dev.porthole.connectors.elastic.server;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request of the search server's API.
 *
 * @param path encoded, with its query
 * @param body empty for none
 */
public record SearchCall(String method, String path, byte[] body) {

    private static final byte[] NONE = {};

    public static SearchCall get(String path) {
        return new SearchCall("GET", path, NONE);
    }

    public static SearchCall post(String path) {
        return new SearchCall("POST", path, NONE);
    }

    public static SearchCall post(String path, ObjectNode body) {
        return new SearchCall("POST", path, bytes(body));
    }

    public static SearchCall delete(String path, ObjectNode body) {
        return new SearchCall("DELETE", path, bytes(body));
    }

    private static byte[] bytes(ObjectNode body) {
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A value in a query. */
    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** An index expression as one part of a path; commas and stars stay as they are. */
    public static String indices(String pattern) {
        return Arrays.stream(pattern.split(","))
                .map(name -> encoded(name.strip()).replace("%2A", "*"))
                .collect(Collectors.joining(","));
    }
}
