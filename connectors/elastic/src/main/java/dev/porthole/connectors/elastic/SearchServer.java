package dev.porthole.connectors.elastic;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Which search server it is, and what it can do. */
record SearchServer(boolean openSearch, String version) {

    private static final Pattern NUMBER = Pattern.compile("(\\d+)\\.(\\d+).*");

    static Outcome<SearchServer> ask(SearchTransport transport, Deadline deadline) {
        return transport.send(
                SearchCall.get("/"),
                answer -> {
                    if (answer.status() != 200) {
                        return ErrorAnswer.failed(transport.target(), answer);
                    }
                    try {
                        JsonNode root = JsonMapper.builder().build().readTree(answer.body());
                        JsonNode version = root.path("version");
                        String number = version.path("number").asString("");
                        if (number.isEmpty()) {
                            return Outcome.failed(
                                    new Failure.Unparseable(transport.target(), "not the greeting of a search server"));
                        }
                        // a compatibility setting may fake the number; the distribution is told truly
                        boolean openSearch =
                                version.path("distribution").asString("").equals("opensearch");
                        return Outcome.of(new SearchServer(openSearch, number));
                    } catch (JacksonException malformed) {
                        return Outcome.failed(
                                new Failure.Unparseable(transport.target(), malformed.getOriginalMessage()));
                    }
                },
                deadline);
    }

    String product() {
        return openSearch ? "OpenSearch" : "Elasticsearch";
    }

    static int major(String version) {
        var matcher = NUMBER.matcher(version);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    private boolean atLeast(int major, int minor) {
        var matcher = NUMBER.matcher(version);
        if (!matcher.matches()) {
            return false;
        }
        int thisMajor = Integer.parseInt(matcher.group(1));
        return thisMajor > major || (thisMajor == major && Integer.parseInt(matcher.group(2)) >= minor);
    }

    /** A point in time that searches can be paged over. */
    boolean hasPointInTime() {
        return openSearch ? atLeast(2, 4) : atLeast(7, 10);
    }

    /** {@code fixed_interval} in histograms; before it there was only {@code interval}. */
    boolean hasFixedInterval() {
        return openSearch || atLeast(7, 2);
    }

    boolean hasResolveIndex() {
        return openSearch || atLeast(7, 9);
    }
}
