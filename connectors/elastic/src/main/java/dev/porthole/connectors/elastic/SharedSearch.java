package dev.porthole.connectors.elastic;

import dev.porthole.connectors.api.logs.LogFilter;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.elastic.fields.Conditions;
import dev.porthole.connectors.elastic.fields.FieldRole;
import dev.porthole.connectors.elastic.fields.PlainWords;
import dev.porthole.connectors.elastic.kibana.DiscoverLink;
import dev.porthole.connectors.kql.BadKql;
import dev.porthole.connectors.kql.Kql;
import dev.porthole.connectors.kql.Term;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;

/** Says a query in the words of Discover: text as it is where Kibana reads the language, everything else as pills. */
final class SharedSearch {

    private final LogIndex index;
    private final Conditions conditions;
    private final JsonMapper json;
    private final Optional<String> dataView;

    SharedSearch(LogIndex index, JsonMapper json, Optional<String> dataView) {
        this.index = index;
        this.conditions = new Conditions(index.fields(), index.levels(), false);
        this.json = json;
        this.dataView = dataView;
    }

    URI at(DiscoverLink link, LogQuery query, List<String> columns) throws BadKql {
        boolean lucene =
                query.language() == LogQuery.Language.LUCENE && !query.text().isBlank();
        List<Map<String, Object>> pills = new ArrayList<>();
        List<Kql> trees = new ArrayList<>();
        if (!lucene) {
            trees.add(query.language() == LogQuery.Language.KQL ? Kql.parse(query.text()) : plain(query.text()));
        }
        for (LogFilter filter : query.filters()) {
            List<String> names = filter.subject() == LogFilter.Subject.CONDITION
                    ? List.of()
                    : index.fields().names(filter);
            if (filter.subject() == LogFilter.Subject.CONDITION && !lucene) {
                Kql condition = Kql.parse(filter.value());
                trees.add(filter.negated() ? new Kql.Not(condition) : condition);
            } else if (names.size() == 1) {
                pills.add(link.phrase(dataView, names.getFirst(), filter.value(), filter.negated()));
            } else if (!names.isEmpty() || filter.subject() == LogFilter.Subject.CONDITION) {
                pills.add(link.custom(dataView, filter.value(), conditions.of(filter), filter.negated()));
            }
        }
        if (!query.levels().isEmpty()) {
            pills.add(link.custom(dataView, levels(query), levelCondition(query), false));
        }
        List<String> shown = columns.isEmpty() ? List.of(index.fields().name(FieldRole.MESSAGE)) : columns;
        return link.of(new DiscoverLink.Search(
                dataView,
                lucene ? "lucene" : "kuery",
                lucene ? query.text() : Kql.all(trees).text(),
                pills,
                shown,
                query.range()));
    }

    private static String levels(LogQuery query) {
        return "level: "
                + String.join(
                        ", ",
                        new TreeSet<>(query.levels()).stream().map(Enum::name).toList());
    }

    private Map<String, Object> levelCondition(LogQuery query) {
        List<Object> either = new ArrayList<>();
        conditions.byLevel().forEach((name, condition) -> {
            if (query.levels().stream().anyMatch(level -> level.name().equals(name))) {
                either.add(condition);
            }
        });
        Map<String, Object> bool = new LinkedHashMap<>();
        bool.put("should", either);
        bool.put("minimum_should_match", 1);
        return Map.of("bool", bool);
    }

    /** Words in the text of the line, whichever field has that. */
    private Kql plain(String text) {
        List<Kql> words = new ArrayList<>();
        for (PlainWords word : PlainWords.of(text)) {
            List<Kql> either = new ArrayList<>();
            index.fields()
                    .fields(FieldRole.MESSAGE)
                    .forEach(field -> either.add(new Kql.Is(Term.word(field.name()), Term.phrase(word.text()))));
            Kql one = either.size() == 1 ? either.getFirst() : new Kql.Or(either);
            words.add(word.excluded() ? new Kql.Not(one) : one);
        }
        return Kql.all(words);
    }
}
