package dev.porthole.connectors.kubernetes.discovery;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What a Service's pods run, as far as it tells where the product's paths start and whether it can be asked. Source of
 * the flags: {@code prometheus --help}, {@code alertmanager --help} (web.route-prefix defaults to the path of
 * web.external-url), {@code vmsingle --help} (http.pathPrefix).
 *
 * @param images of the containers
 * @param prefix such as "/prometheus"; empty for the root
 * @param agent whether it only passes samples on and answers no query
 */
record ContainerFacts(List<String> images, String prefix, boolean agent) {

    static final ContainerFacts NONE = new ContainerFacts(List.of(), "", false);

    /** A value that is written with an equals sign, or as the next argument, in quotes or without. */
    private static final String VALUE = "(?:=|\\s+)[\"']?([^\\s\"']+)";

    private static final Pattern ROUTE_PREFIX = Pattern.compile("--?(?:web\\.route-prefix|http\\.pathPrefix)" + VALUE);
    private static final Pattern EXTERNAL_URL = Pattern.compile("--?web\\.external-url" + VALUE);
    private static final Pattern AGENT =
            Pattern.compile("(^|\\s)--agent(\\s|$)|--enable-feature" + "[=\\s]\\S*\\bagent\\b");

    ContainerFacts {
        images = List.copyOf(images);
    }

    /** @param pod as the API has it */
    static ContainerFacts of(JsonNode pod) {
        List<String> images = new ArrayList<>();
        String prefix = "";
        boolean agent = false;
        for (JsonNode container : pod.path("spec").path("containers")) {
            images.add(container.path("image").asString(""));
            String line = line(container);
            prefix = prefix.isEmpty() ? prefix(line) : prefix;
            agent |= AGENT.matcher(line).find();
        }
        return new ContainerFacts(images, prefix, agent);
    }

    private static String line(JsonNode container) {
        var words = new ArrayList<String>();
        container.path("command").forEach(word -> words.add(word.asString("")));
        container.path("args").forEach(word -> words.add(word.asString("")));
        return String.join(" ", words);
    }

    private static String prefix(String line) {
        Matcher route = ROUTE_PREFIX.matcher(line);
        if (route.find()) {
            return path(route.group(1));
        }
        Matcher external = EXTERNAL_URL.matcher(line);
        return external.find() ? pathOf(external.group(1)) : "";
    }

    /** The path of an external URL; empty when it has none, or is no URL, such as one with a variable in it. */
    static String pathOf(String url) {
        try {
            String path = new URI(url).getPath();
            return path == null || url.contains("$(") ? "" : path(path);
        } catch (URISyntaxException noUrl) {
            return "";
        }
    }

    /** Beginning with a slash and ending without one; empty for the root. */
    static String path(String written) {
        String path = written.strip().replaceAll("/+$", "");
        return path.isEmpty() || path.contains("$(") ? "" : path.startsWith("/") ? path : "/" + path;
    }
}
