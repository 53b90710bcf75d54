package dev.porthole.connectors.demo.logs;

import dev.porthole.connectors.api.logs.LogFilter;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.kql.BadKql;
import dev.porthole.connectors.kql.Kql;
import dev.porthole.connectors.kql.KqlDocument;
import dev.porthole.connectors.kql.KqlEvaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Which lines a query means. */
public final class LogMatch {

    private LogMatch() {}

    /** @throws BadLogQuery when the text is wrong, or beyond the demo */
    public static Predicate<LogLine> of(LogQuery query) throws BadLogQuery {
        List<Predicate<LogLine>> all = new ArrayList<>();
        if (!query.levels().isEmpty()) {
            all.add(line -> query.levels().contains(line.level()));
        }
        for (LogFilter filter : query.filters()) {
            if (filter.subject() == LogFilter.Subject.CONDITION) {
                Predicate<LogLine> condition = kql(filter.value());
                all.add(filter.negated() ? condition.negate() : condition);
                continue;
            }
            String name = LogFields.nameOf(filter);
            all.add(line -> line.field(name).equals(filter.value()) != filter.negated());
        }
        if (!query.text().isBlank()) {
            all.add(
                    switch (query.language()) {
                        case PLAIN -> plain(query.text());
                        case LUCENE -> new LuceneParser(query.text()).parse();
                        case KQL -> kql(query.text());
                    });
        }
        return line -> {
            for (Predicate<LogLine> each : all) {
                if (!each.test(line)) {
                    return false;
                }
            }
            return true;
        };
    }

    private static Predicate<LogLine> kql(String text) throws BadLogQuery {
        try {
            var evaluation = new KqlEvaluation(Kql.parse(text), LogFields.forKql());
            return line -> evaluation.test(new LineDocument(line));
        } catch (BadKql bad) {
            throw new BadLogQuery(bad.detail(), bad.column());
        }
    }

    /** A line's fields for conditions. */
    private record LineDocument(LogLine line) implements KqlDocument {
        @Override
        public List<String> values(String field) {
            String value = line.field(field);
            return value.isEmpty() ? List.of() : List.of(value);
        }

        @Override
        public List<String> names() {
            return LogFields.ALL.stream().map(LogFields.Field::name).toList();
        }
    }

    private static Predicate<LogLine> plain(String text) {
        Predicate<LogLine> all = line -> true;
        int at = 0;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
                continue;
            }
            boolean not =
                    text.charAt(at) == '-' && at + 1 < text.length() && !Character.isWhitespace(text.charAt(at + 1));
            at += not ? 1 : 0;
            int end;
            String word;
            if (text.charAt(at) == '"') {
                end = text.indexOf('"', at + 1);
                end = end < 0 ? text.length() : end;
                word = text.substring(at + 1, end);
                end++;
            } else {
                end = at;
                while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
                    end++;
                }
                word = text.substring(at, end);
            }
            at = end;
            if (!word.isBlank()) {
                Predicate<LogLine> one = new TextTest(word);
                all = all.and(not ? one.negate() : one);
            }
        }
        return all;
    }
}
