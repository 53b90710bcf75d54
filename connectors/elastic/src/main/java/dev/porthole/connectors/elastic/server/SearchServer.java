package dev.porthole.connectors.elastic.server;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Which search server it is, and what it can do.
 *
 * @param version that it has at least; its very own when {@code told}
 */
public record SearchServer(boolean openSearch, String version, boolean told) {

    private static final Pattern NUMBER = Pattern.compile("(\\d{1,6})\\.(\\d{1,6}).*");

    /** From the answer to {@code GET /}; empty when it is another server's. */
    public static Optional<SearchServer> of(JsonNode greeting) {
        JsonNode version = greeting.path("version");
        String number = version.path("number").asString("");
        // a compatibility setting may fake the number; the distribution is told truly
        if (version.path("distribution").asString("").equals("opensearch")) {
            return number.isEmpty() ? Optional.empty() : Optional.of(new SearchServer(true, number, true));
        }
        // in compatibility mode there is no distribution either, but the slogan is the server's own
        if (greeting.path("tagline").asString("").contains("OpenSearch")) {
            return Optional.of(new SearchServer(true, "1.0", false));
        }
        return number.isEmpty() ? Optional.empty() : Optional.of(new SearchServer(false, number, true));
    }

    /**
     * From how {@code GET /} was refused: only Elasticsearch from 7.14 on names itself in a header, only from 7.11 on it
     * tells what would grant the action, and OpenSearch has words of its own. Empty when the refusal is no server's.
     *
     * @param named whether the answer has the header {@code X-elastic-product}
     */
    public static Optional<SearchServer> guessed(boolean named, String refusal) {
        if (refusal.startsWith("no permissions for [")) {
            return Optional.of(new SearchServer(true, "2.0", false));
        }
        if (named || refusal.contains("this action is granted by")) {
            return Optional.of(new SearchServer(false, "7.11", false));
        }
        return refusal.startsWith("action [cluster:monitor/main] is unauthorized")
                ? Optional.of(new SearchServer(false, "6.8", false))
                : Optional.empty();
    }

    /** Empty when it was not told. */
    public String toldVersion() {
        return told ? version : "";
    }

    public String product() {
        return openSearch ? "OpenSearch" : "Elasticsearch";
    }

    public static int major(String version) {
        Matcher matcher = NUMBER.matcher(version);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    boolean atLeast(int major, int minor) {
        Matcher matcher = NUMBER.matcher(version);
        if (!matcher.matches()) {
            return false;
        }
        int thisMajor = Integer.parseInt(matcher.group(1));
        return thisMajor > major || (thisMajor == major && Integer.parseInt(matcher.group(2)) >= minor);
    }

    /** A point in time that searches can be paged over. */
    public boolean hasPointInTime() {
        return openSearch ? atLeast(2, 4) : atLeast(7, 10);
    }

    /**
     * In a point in time, a document's place breaks ties. OpenSearch (seen on 3.8) numbers the shards anew with each search
     * over several of them, so that documents of one time are lost between pages; there the id has to break ties, which
     * costs memory.
     */
    public boolean hasShardDocSort() {
        return !openSearch && hasPointInTime();
    }

    /** {@code fixed_interval} in histograms; before it there was only {@code interval}. */
    public boolean hasFixedInterval() {
        return openSearch || atLeast(7, 2);
    }

    /** Counting all matches can stop at a number; before, it was all or none. */
    public boolean hasTotalThreshold() {
        return openSearch || atLeast(7, 0);
    }

    /** Sorting one field as nanoseconds, though it has milliseconds in some indices. */
    public boolean hasNumericType() {
        return openSearch || atLeast(7, 2);
    }

    /** Fields that some indices do not have are told with those indices. */
    public boolean hasUnmapped() {
        return openSearch || atLeast(7, 2);
    }

    public boolean hasResolveIndex() {
        return openSearch || atLeast(7, 9);
    }

    /** {@code _terms_enum}: a field's values straight from the dictionaries, without a search. */
    public boolean hasTermsEnum() {
        return !openSearch && atLeast(7, 14);
    }
}
