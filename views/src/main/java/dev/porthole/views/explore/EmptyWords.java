package dev.porthole.views.explore;

import dev.porthole.connectors.api.Matcher;
import dev.porthole.views.explore.answer.EmptyReason;
import dev.porthole.views.i18n.Messages;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;

/** Says why there is nothing. */
final class EmptyWords {

    private final Messages messages;

    EmptyWords(Messages messages) {
        this.messages = messages;
    }

    String of(EmptyReason reason) {
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
