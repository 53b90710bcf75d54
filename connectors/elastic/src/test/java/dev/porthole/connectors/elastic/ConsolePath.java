package dev.porthole.connectors.elastic;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What the console proxies make of a path. Kibana: {@code to_url.ts} and {@code encode_path.ts} of its console plugin;
 * OpenSearch Dashboards: what its plugin did before 2.7 (issues 3812 and 3815), the strictest of its forms.
 */
record ConsolePath(String value) {

    /** Parts that are not encoded yet are; the query is written anew; {@code pretty=true} is added. */
    String inKibana() {
        String[] parts = value.split("\\?", 2);
        String query = parts.length > 1 ? parts[1].replace("+", "%2B") : "";
        boolean pretty = false;
        StringBuilder written = new StringBuilder();
        for (String pair : query.isEmpty() ? new String[0] : query.split("&")) {
            String[] sides = pair.split("=", 2);
            String name = decoded(sides[0]);
            String content = sides.length > 1 ? decoded(sides[1]) : "";
            pretty |= name.equals("pretty") && !content.isEmpty();
            written.append(written.isEmpty() ? "" : "&")
                    .append(encoded(name))
                    .append('=')
                    .append(encoded(content));
        }
        if (!pretty) {
            written.append(written.isEmpty() ? "" : "&").append("pretty=true");
        }
        return slash(encodedOnce(parts[0])) + "?" + written;
    }

    /** As it is, with a second question mark when {@code pretty} does not stand first. */
    String inDashboards() {
        return slash(value.contains("?pretty") ? value : value + "?pretty=true");
    }

    private static String encodedOnce(String path) {
        return decoded(path).equals(path)
                ? Arrays.stream(path.split("/", -1)).map(ConsolePath::encoded).collect(Collectors.joining("/"))
                : path;
    }

    private static String slash(String path) {
        return path.startsWith("/") ? path : "/" + path;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
