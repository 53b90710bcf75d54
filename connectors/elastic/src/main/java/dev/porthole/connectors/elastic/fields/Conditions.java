package dev.porthole.connectors.elastic.fields;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.logs.LogFilter;
import dev.porthole.connectors.api.logs.LogLevel;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.kql.BadKql;
import dev.porthole.connectors.kql.Kql;
import dev.porthole.connectors.kql.KqlDsl;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The conditions of a query in the search server's query DSL. */
public final class Conditions {

    private static final List<LogLevel> KNOWN =
            List.of(LogLevel.TRACE, LogLevel.DEBUG, LogLevel.INFO, LogLevel.WARN, LogLevel.ERROR, LogLevel.FATAL);

    private final FieldMapping fields;
    private final LevelCondition levels;
    private final boolean cheap;

    /** @param cheap nothing that a server with expensive queries switched off refuses */
    public Conditions(FieldMapping fields, LevelValues values, boolean cheap) {
        this.fields = fields;
        this.levels = new LevelCondition(fields.fields(FieldRole.LEVEL), values);
        this.cheap = cheap;
    }

    /**
     * All of a query's conditions. Of its levels what fields tell: documents whose level only their text says are among
     * them, and whoever reads them has to look.
     *
     * @throws BadKql when it is in KQL and wrong
     */
    public Map<String, Object> of(LogQuery query) throws BadKql {
        List<Object> filter = new ArrayList<>();
        List<Object> mustNot = new ArrayList<>();
        filter.add(range(query.range()));
        if (!query.levels().isEmpty()) {
            List<Object> either = new ArrayList<>();
            query.levels().stream()
                    .filter(level -> level != LogLevel.UNKNOWN && levels.isTold())
                    .sorted()
                    .forEach(level -> either.add(levels.of(level)));
            either.add(levels.none());
            filter.add(Dsl.any(either));
        }
        for (LogFilter one : query.filters()) {
            if (one.subject() == LogFilter.Subject.CONDITION
                    || !fields.names(one).isEmpty()) {
                (one.negated() ? mustNot : filter).add(of(one));
            }
        }
        if (!query.text().isBlank()) {
            filter.add(text(query));
        }
        return Dsl.bool(filter, mustNot);
    }

    /** One filter's condition as if it were not negated; the indices must have its field. */
    public Map<String, Object> of(LogFilter filter) throws BadKql {
        return filter.subject() == LogFilter.Subject.CONDITION
                ? kql(filter.value())
                : first(fields.names(filter), filter.value());
    }

    /** The first of the fields that a document has is this. */
    private static Map<String, Object> first(List<String> names, String value) {
        List<Object> either = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            List<Object> before = new ArrayList<>();
            names.subList(0, i).forEach(earlier -> before.add(Dsl.exists(earlier)));
            either.add(
                    before.isEmpty()
                            ? Dsl.whole(names.get(i), value)
                            : Dsl.bool(List.of(Dsl.whole(names.get(i), value)), before));
        }
        return Dsl.any(either);
    }

    /** For bars: by level one condition each, and one for the documents whose fields tell none. */
    public Map<String, Object> byLevel() {
        Map<String, Object> each = Dsl.object();
        if (levels.isTold()) {
            KNOWN.forEach(level -> each.put(level.name(), levels.of(level)));
        }
        each.put(LogLevel.UNKNOWN.name(), levels.none());
        return each;
    }

    /** The documents whose fields tell no level. */
    public Map<String, Object> withoutLevel() {
        return levels.none();
    }

    /** What of a query these indices cannot tell and is therefore left out. */
    public List<Detail> omissions(LogQuery query) {
        List<Detail> omissions = new ArrayList<>();
        for (LogFilter filter : query.filters()) {
            if (filter.subject() != LogFilter.Subject.CONDITION
                    && fields.names(filter).isEmpty()) {
                omissions.add(Detail.of("elastic.no-field." + filter.subject().name()));
            }
        }
        return omissions;
    }

    private Map<String, Object> range(TimeRange range) {
        return Dsl.object(
                "range",
                Dsl.object(
                        fields.name(FieldRole.TIME),
                        Dsl.object(
                                "gte",
                                range.start().toString(),
                                "lte",
                                range.end().toString(),
                                "format",
                                "strict_date_optional_time")));
    }

    private Map<String, Object> text(LogQuery query) throws BadKql {
        return switch (query.language()) {
            case PLAIN -> plain(query.text());
            case LUCENE ->
                Dsl.object(
                        "query_string",
                        Dsl.object(
                                "query",
                                query.text(),
                                "fields",
                                fields.names(FieldRole.MESSAGE),
                                "default_operator",
                                "and",
                                "analyze_wildcard",
                                true,
                                "lenient",
                                true));
            case KQL -> kql(query.text());
        };
    }

    private Map<String, Object> kql(String text) throws BadKql {
        return new KqlDsl(fields.forKql()).of(Kql.parse(text));
    }

    /** Words in the text and the stack trace. Where the text is one whole keyword, they are looked for within it. */
    private Map<String, Object> plain(String text) {
        List<String> in = new ArrayList<>(fields.names(FieldRole.MESSAGE));
        in.addAll(fields.names(FieldRole.STACK_TRACE));
        Map<String, Object> analysed = Dsl.object(
                "simple_query_string",
                Dsl.object(
                        "query",
                        text,
                        "default_operator",
                        "and",
                        "flags",
                        "PHRASE|NOT|PREFIX|WHITESPACE",
                        "lenient",
                        true,
                        "fields",
                        in));
        List<String> whole = fields.fields(FieldRole.MESSAGE).stream()
                .filter(IndexField::hasExact)
                .map(IndexField::name)
                .toList();
        if (cheap || whole.isEmpty()) {
            return analysed;
        }
        List<Object> either = new ArrayList<>(List.of(analysed));
        whole.forEach(name -> either.add(within(name, PlainWords.of(text))));
        return Dsl.any(either);
    }

    private static Map<String, Object> within(String name, List<PlainWords> words) {
        List<Object> wanted = new ArrayList<>();
        List<Object> unwanted = new ArrayList<>();
        wanted.add(Dsl.exists(name));
        for (PlainWords word : words) {
            (word.excluded() ? unwanted : wanted)
                    .add(Dsl.object(
                            "wildcard",
                            Dsl.object(name, Dsl.object("value", word.wildcard(), "case_insensitive", true))));
        }
        return Dsl.bool(wanted, unwanted);
    }
}
