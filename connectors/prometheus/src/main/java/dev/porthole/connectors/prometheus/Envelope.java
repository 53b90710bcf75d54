package dev.porthole.connectors.prometheus;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.http.HttpGateway.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** What every answer of the API comes in: {@code {status, data, warnings, infos}}. */
final class Envelope {

    static final Detail PARTIAL = Detail.of("prometheus.partial");

    private final JsonMapper mapper = JsonMapper.builder().build();

    /** Makes something of the data. */
    @FunctionalInterface
    interface DataReader<T> {
        T read(JsonNode data) throws IOException;
    }

    /** The data of a successful answer; warnings and infos become notes. A 204 has no data. */
    <T> Outcome<T> open(Answer answer, DataReader<T> reader) throws IOException {
        if (answer.status() == 204) {
            return Outcome.of(reader.read(MissingNode.getInstance()));
        }
        JsonNode root = parse(answer);
        String status = root.path("status").asString("");
        if (status.equals("error")) {
            throw new ErrorStatusException(
                    root.path("errorType").asString(""), root.path("error").asString(""));
        }
        // VictoriaMetrics says "ok" on its status pages.
        if (!status.equals("success") && !status.equals("ok")) {
            throw new MalformedJsonException(Detail.of("prometheus.other-api"));
        }
        var notes = new ArrayList<Detail>();
        strings(root.path("warnings")).forEach(said -> notes.add(Detail.said(said)));
        strings(root.path("infos")).forEach(said -> notes.add(Detail.said(said)));
        if (root.path("isPartial").asBoolean(false)) {
            notes.add(PARTIAL);
        }
        return Outcome.of(reader.read(root.path("data")), notes);
    }

    /** Any JSON, as it comes; a missing node for what is none. */
    JsonNode parse(String text) {
        try {
            return mapper.readTree(text);
        } catch (JacksonException none) {
            return MissingNode.getInstance();
        }
    }

    private JsonNode parse(Answer answer) throws IOException {
        try {
            return mapper.readTree(answer.body());
        } catch (JacksonException broken) {
            // Its message may quote the document at length; the place is enough.
            var place = broken.getLocation();
            throw new MalformedJsonException(
                    place == null
                            ? Detail.of("prometheus.json")
                            : Detail.of("prometheus.json.at", place.getLineNr(), place.getColumnNr()));
        }
    }

    static List<String> strings(JsonNode array) {
        var strings = new ArrayList<String>();
        array.forEach(node -> strings.add(node.asString("")));
        return strings;
    }
}
