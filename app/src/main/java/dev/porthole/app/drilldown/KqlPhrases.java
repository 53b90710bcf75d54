package dev.porthole.app.drilldown;

import dev.porthole.connectors.api.logs.patterns.PhraseCondition;
import dev.porthole.connectors.kql.Kql;
import dev.porthole.connectors.kql.Term;
import java.util.List;

/** Phrases anywhere in a line as a condition in KQL, by its syntax tree. */
public final class KqlPhrases implements PhraseCondition {

    @Override
    public String of(List<String> phrases) {
        return Kql.all(phrases.stream()
                        .map(phrase -> new Kql.Anywhere(Term.phrase(phrase)))
                        .toList())
                .text();
    }
}
