package dev.porthole.app.alerts.alarms.file;

import dev.porthole.app.alerts.alarms.AlarmCondition.Comparison;
import dev.porthole.connectors.api.signals.Grouping;
import dev.porthole.connectors.api.signals.Signal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The words that stand in a file of alarms. The schema beside it has the same, which a test holds. */
final class AlarmWords {

    static final List<String> FILE = List.of("alarms");
    static final List<Comparison> COMPARISONS = Arrays.stream(Comparison.values())
            .filter(one -> one != Comparison.ANY)
            .toList();
    static final List<String> ALARM = Stream.of(
                    Stream.of("name", "signal", "by", "query"),
                    COMPARISONS.stream().map(Comparison::word),
                    Stream.of("for", "severity", "labels", "annotations", "coveredBy"))
            .flatMap(words -> words)
            .toList();
    static final List<String> SIGNALS =
            Arrays.stream(Signal.Known.values()).map(Signal.Known::id).toList();
    static final List<String> GROUPINGS = Arrays.stream(Grouping.values())
            .map(Grouping::label)
            .filter(label -> !label.isEmpty())
            .toList();

    private AlarmWords() {}

    /** All in one when the word is empty. */
    static Grouping grouping(String word) {
        return Arrays.stream(Grouping.values())
                .filter(one -> one.label().equals(word))
                .findFirst()
                .orElse(Grouping.TOTAL);
    }
}
