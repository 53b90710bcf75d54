package dev.porthole.views.explore;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.metrics.query.QueryMistake;
import dev.porthole.views.explore.answer.EmptyReason;
import dev.porthole.views.explore.answer.QueryAnswer;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.text.FailureTexts;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is said below a query: what is wrong with it, why there is nothing, what the server remarks. */
final class AnswerWords {

    private final Messages messages;
    private final FailureTexts failures = new FailureTexts();

    AnswerWords(Messages messages) {
        this.messages = messages;
    }

    /** Empty when there is nothing to say. */
    String of(@Nullable Failure failure, @Nullable QueryMistake own, QueryAnswer answer) {
        if (failure instanceof Failure.BadQuery bad && bad.column() > 0) {
            return messages.text("explore.column", bad.column(), failures.detail(failure));
        }
        if (failure != null) {
            return messages.text(failures.sentence(failure)) + "  " + messages.text(failures.action(failure));
        }
        if (own != null) {
            return messages.text("explore.column", own.start() + 1, FailureTexts.words(own.detail()));
        }
        EmptyReason empty = answer.empty();
        if (empty != null) {
            return why(empty);
        }
        if (answer.withheld()) {
            return messages.text("explore.withheld", answer.samples().size());
        }
        return answer.notes().stream()
                .map(note -> messages.text(FailureTexts.words(note)))
                .collect(Collectors.joining("  "));
    }

    private String why(EmptyReason reason) {
        return switch (reason) {
            case EmptyReason.NoMetric(String name, List<String> similar) ->
                similar.isEmpty()
                        ? messages.text("explore.empty.noMetric", name)
                        : messages.text("explore.empty.noMetric.similar", name, String.join(", ", similar));
            case EmptyReason.NoValue(String metric, Matcher matcher, List<String> values) -> {
                String condition = matcher.name() + matcher.operator().sign() + matcher.value();
                yield values.isEmpty()
                        ? messages.text("explore.empty.noLabel", metric, condition, matcher.name())
                        : messages.text("explore.empty.noValue", metric, condition, String.join(", ", values));
            }
            case EmptyReason.NoneTogether(String metric) -> messages.text("explore.empty.noneTogether", metric);
            case EmptyReason.TargetDown(String target, String error) ->
                messages.text("explore.empty.targetDown", target, error);
            case EmptyReason.Ended(String metric, var last) ->
                messages.text(
                        "explore.empty.ended",
                        metric,
                        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT)
                                .withLocale(messages.locale())
                                .withZone(ZoneId.systemDefault())
                                .format(last));
            case EmptyReason.TooFewSamples few -> messages.text("explore.empty.tooFew");
            case EmptyReason.LeftOut out -> messages.text("explore.empty.leftOut");
            case EmptyReason.Unknown unknown -> messages.text("explore.empty.unknown");
        };
    }
}
