package dev.porthole.views.alerts.routes;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.matching.MatcherReading;
import dev.porthole.connectors.api.matching.MatcherText;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.text.FailureTexts;
import java.util.List;

/** Labels as a person types them: {@code severity="critical", team=shop}. */
record TypedLabels(Labels labels, Phrase problem) {

    static TypedLabels read(String text) {
        return switch (MatcherText.read(text)) {
            case MatcherReading.Mistake(int column, var why) ->
                new TypedLabels(Labels.EMPTY, Phrase.of("routes.labels.wrong", FailureTexts.words(why), column));
            case MatcherReading.Matchers(List<Matcher> all) -> of(all);
        };
    }

    private static TypedLabels of(List<Matcher> all) {
        Labels labels = Labels.EMPTY;
        for (Matcher matcher : all) {
            if (matcher.operator() != Matcher.Operator.EQUAL) {
                return new TypedLabels(
                        Labels.EMPTY,
                        Phrase.of(
                                "routes.labels.equal",
                                matcher.name(),
                                matcher.operator().sign()));
            }
            labels = labels.with(matcher.name(), matcher.value());
        }
        return new TypedLabels(labels, Phrase.NONE);
    }

    static String written(Labels labels) {
        return MatcherText.of(labels.asMap().entrySet().stream()
                .map(label -> Matcher.equal(label.getKey(), label.getValue()))
                .toList());
    }
}
