package dev.porthole.connectors.elastic;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.logs.FieldValue;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.api.logs.fields.FieldCount;
import dev.porthole.connectors.elastic.fields.FieldRole;
import dev.porthole.connectors.elastic.fields.IndexField;
import dev.porthole.connectors.elastic.server.SearchCall;
import dev.porthole.connectors.elastic.server.SearchClient;
import dev.porthole.connectors.kql.BadKql;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Values of a field for completion, at little cost: from the dictionaries ({@code _terms_enum}) where the server has that,
 * else counted over the first documents that each shard meets; of a text, which cannot be counted, in some lines.
 */
final class ValueSearch {

    /** Documents a shard looks at; it stops there. */
    private static final int LOOKED_AT = 20_000;

    private static final int LINES = 200;

    /** Longer ones are texts, which nobody picks from a list. */
    private static final int LONGEST = 120;

    /** Numbers have no beginnings that a server could look for; of so many values those that fit are taken. */
    private static final int NUMBERS = 500;

    private final SearchClient client;
    private final LogIndex index;

    ValueSearch(SearchClient client, LogIndex index) {
        this.client = client;
        this.index = index;
    }

    Outcome<List<FieldValue>> of(LogQuery query, String field, String start, int most, Deadline deadline) {
        Optional<IndexField> counted = countable(field);
        LogQuery where = query.withText("");
        try {
            if (counted.isEmpty()) {
                return inLines(where, field, start, most, deadline);
            }
            // the dictionaries know of no filters, only of times
            if (index.server().hasTermsEnum()
                    && where.filters().isEmpty()
                    && counted.get().isExact()) {
                Outcome<List<FieldValue>> listed = listed(where.range(), counted.get(), start, most, deadline);
                if (!isWithout(listed)) {
                    return listed;
                }
            }
            return counted(where, counted.get(), start, most, deadline);
        } catch (BadKql never) {
            return Outcome.failed(new Failure.BadQuery(client.target(), never.detail(), never.column()));
        }
    }

    private static boolean isWithout(Outcome<List<FieldValue>> listed) {
        return listed instanceof Outcome.Failed<List<FieldValue>>(var failure)
                && (failure instanceof Failure.Forbidden
                        || failure instanceof Failure.NotFound
                        || failure instanceof Failure.BadQuery
                        || failure instanceof Failure.Unsupported);
    }

    /** The field itself, or the keyword beside it. */
    private Optional<IndexField> countable(String name) {
        return List.of(name, name + ".keyword").stream()
                .flatMap(one -> index.fields().all().stream()
                        .filter(field -> field.name().equals(one) && field.aggregatable() && !field.isText()))
                .findFirst();
    }

    private Outcome<List<FieldValue>> listed(
            TimeRange range, IndexField field, String start, int most, Deadline deadline) {
        ObjectNode body = client.json().createObjectNode();
        body.put("field", field.name());
        body.put("string", start);
        body.put("size", most);
        body.put("case_insensitive", true);
        body.put("timeout", SearchBody.timeout(deadline));
        ObjectNode time = body.putObject("index_filter")
                .putObject("range")
                .putObject(index.fields().name(FieldRole.TIME));
        time.put("gte", range.start().toString());
        time.put("lte", range.end().toString());
        return client.ask(
                SearchCall.post(index.path("_terms_enum"), body),
                root -> {
                    List<FieldValue> values = new ArrayList<>();
                    root.path("terms").forEach(term -> values.add(new FieldValue(term.asString(""), -1)));
                    return Outcome.of(values);
                },
                deadline);
    }

    private Outcome<List<FieldValue>> counted(
            LogQuery where, IndexField field, String start, int most, Deadline deadline) throws BadKql {
        ObjectNode body = new SearchBody(index, client.json(), false).page(where, 0, deadline);
        body.remove("sort");
        body.put("track_total_hits", false);
        body.put("terminate_after", LOOKED_AT);
        ObjectNode terms = body.putObject("aggs").putObject("values").putObject("terms");
        terms.put("field", field.name());
        terms.put("size", field.isExact() ? most : NUMBERS);
        if (field.isExact() && !start.isEmpty()) {
            terms.put("include", beginning(start));
        }
        String lower = start.toLowerCase(Locale.ROOT);
        return client.ask(
                SearchCall.post(index.path("_search?ignore_unavailable=true"), body),
                root -> {
                    List<FieldValue> values = new ArrayList<>();
                    root.path("aggregations").path("values").path("buckets").forEach(bucket -> {
                        String value = value(bucket);
                        if (values.size() < most
                                && value.toLowerCase(Locale.ROOT).startsWith(lower)) {
                            values.add(new FieldValue(
                                    value, bucket.path("doc_count").asLong(0)));
                        }
                    });
                    return Outcome.of(values);
                },
                deadline);
    }

    /** A date or a yes is a number to the server, which writes it out as well. */
    private static String value(JsonNode bucket) {
        JsonNode written = bucket.path("key_as_string");
        return written.isString() ? written.asString() : bucket.path("key").asString("");
    }

    /** A regular expression of Lucene for all that begins so, whatever the case. */
    private static String beginning(String start) {
        var expression = new StringBuilder();
        start.codePoints().forEach(point -> {
            int lower = Character.toLowerCase(point);
            int upper = Character.toUpperCase(point);
            if (lower != upper) {
                expression
                        .append('[')
                        .appendCodePoint(lower)
                        .appendCodePoint(upper)
                        .append(']');
            } else if (Character.isLetterOrDigit(point)) {
                expression.appendCodePoint(point);
            } else {
                expression.append('\\').appendCodePoint(point);
            }
        });
        return expression.append(".*").toString();
    }

    private Outcome<List<FieldValue>> inLines(LogQuery where, String field, String start, int most, Deadline deadline)
            throws BadKql {
        ObjectNode body = new SearchBody(index, client.json(), false).page(where, LINES, deadline);
        body.put("track_total_hits", false);
        return client.stream(
                        SearchCall.post(index.path("_search?ignore_unavailable=true"), body),
                        parser -> new HitReader(index.fields()).read(parser).entries,
                        deadline)
                .map(lines -> new FieldCount()
                        .addAll(lines).values(field, start, most).stream()
                                .filter(value -> value.value().length() <= LONGEST)
                                .toList());
    }
}
