package dev.porthole.connectors.kubernetes.server;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A read of the API server, with the words that RBAC has for it.
 *
 * @param verb "get", "list", "watch"
 * @param resource "pods", "pods/log", "services in namespace shop"
 * @param path escaped, from the root, with its query
 */
public record ApiRequest(String verb, String resource, String path) {

    /** A path made of its segments, each of which is escaped. */
    public static ApiRequest of(String verb, String resource, String... segments) {
        var path = new StringBuilder();
        for (String segment : segments) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                throw new IllegalArgumentException("not a name: \"" + segment + "\"");
            }
            path.append('/').append(escape(segment));
        }
        return new ApiRequest(verb, resource, path.toString());
    }

    /** Of a resource of the core group, in one namespace or, when it is empty, in all. */
    public static ApiRequest list(String namespace, String resource) {
        return namespace.isEmpty()
                ? of("list", resource, "api", "v1", resource)
                : of("list", resource, "api", "v1", "namespaces", namespace, resource);
    }

    /** Of a resource of a named group, in one namespace or, when it is empty, in all. */
    public static ApiRequest list(String group, String version, String namespace, String resource) {
        return namespace.isEmpty()
                ? of("list", resource, "apis", group, version, resource)
                : of("list", resource, "apis", group, version, "namespaces", namespace, resource);
    }

    public ApiRequest with(String parameter, String value) {
        char separator = path.indexOf('?') < 0 ? '?' : '&';
        return new ApiRequest(verb, resource, path + separator + parameter + '=' + escape(value));
    }

    public ApiRequest with(String parameter, long value) {
        return with(parameter, Long.toString(value));
    }

    /** The same request as RBAC calls it when it is a watch. */
    public ApiRequest watching() {
        return new ApiRequest("watch", resource, path);
    }

    private static String escape(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
