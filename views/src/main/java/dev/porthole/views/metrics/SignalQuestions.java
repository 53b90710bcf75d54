package dev.porthole.views.metrics;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.connectors.api.signals.Grouping;
import dev.porthole.connectors.api.signals.Signal;
import dev.porthole.connectors.api.signals.SignalAnswer;
import dev.porthole.connectors.api.signals.SignalQuestion;
import dev.porthole.connectors.api.signals.SignalScope;
import dev.porthole.connectors.api.signals.SignalSource;
import dev.porthole.connectors.api.signals.SignalUnit;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.text.Quantity;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A signal's history by the port of signals: the ways it can be split, its total, and the split that was chosen. */
public final class SignalQuestions implements SignalHistory {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration LEAST_STEP = Duration.ofSeconds(5);
    private static final TimeSeries NOTHING = new TimeSeries(Labels.EMPTY, 0, 1, new double[0]);

    private final SignalSource signals;
    private final Function<String, ? extends Optional<? extends Signal>> known;

    public SignalQuestions(SignalSource signals) {
        this(signals, Signal.Known::of);
    }

    /** @param known the signals that there are, by their ids */
    public SignalQuestions(SignalSource signals, Function<String, ? extends Optional<? extends Signal>> known) {
        this.signals = signals;
        this.known = known;
    }

    @Override
    public Outcome<Answer> ask(Question question) {
        Optional<Signal> signal = known.apply(question.signal()).map(found -> found);
        if (signal.isEmpty()) {
            return Outcome.of(new Answer(Quantity.COUNT, NOTHING, List.of(), "", List.of(), Double.NaN, ""));
        }
        Deadline deadline = Deadline.after(LIMIT);
        SignalScope scope = SignalScope.namespace(question.namespace());
        return signals.groupings(signal.get(), scope, deadline).then(offered -> {
            Grouping by = chosen(question.by(), offered);
            var whole = new SignalQuestion(signal.get(), scope, Grouping.TOTAL, question.range(), step(question));
            if (signal.get() instanceof Signal.Expression) {
                return signals.range(whole, deadline).map(SignalQuestions::ofOwn);
            }
            return signals.range(whole, deadline)
                    .then(total -> by == Grouping.TOTAL
                            ? Outcome.of(answer(total, List.of(), by, offered, total.expression()))
                            : signals.range(whole.by(by), deadline)
                                    .map(split -> answer(total, split.series(), by, offered, split.expression())));
        });
    }

    /** A person's query has no total: its largest series stands for all, and each is a group. */
    private static Answer ofOwn(SignalAnswer own) {
        List<TimeSeries> groups = own.series().size() > 1 ? own.series() : List.of();
        List<TimeSeries> largest = own.series().stream()
                .max(Comparator.comparingDouble(series -> Double.isNaN(series.last()) ? -1 : series.last()))
                .stream()
                .toList();
        var whole = new SignalAnswer(largest, own.unit(), own.bounds(), own.doubts(), own.expression());
        return answer(whole, groups, Grouping.TOTAL, List.of(), own.expression());
    }

    private static Grouping chosen(String label, List<Grouping> offered) {
        return offered.stream()
                .filter(grouping -> grouping.label().equals(label))
                .findFirst()
                .orElse(offered.isEmpty() ? Grouping.TOTAL : offered.getFirst());
    }

    /** Whole seconds, so that the aligned grid stays the same while the range moves. */
    private static Duration step(Question question) {
        long seconds = question.range().length().toSeconds() / Math.max(1, question.points());
        return Duration.ofSeconds(Math.max(LEAST_STEP.toSeconds(), seconds));
    }

    private static Answer answer(
            SignalAnswer total, List<TimeSeries> groups, Grouping by, List<Grouping> offered, String expression) {
        double bound = Double.isNaN(total.bounds().critical())
                ? total.bounds().warning()
                : total.bounds().critical();
        return new Answer(
                quantity(total.unit()),
                total.series().isEmpty() ? NOTHING : total.series().getFirst(),
                groups,
                by.label(),
                offered.stream().map(Grouping::label).toList(),
                bound,
                expression,
                total.doubts().stream()
                        .map(doubt ->
                                Phrase.of("doubt." + doubt.kind(), doubt.about().toArray()))
                        .toList());
    }

    private static Quantity quantity(SignalUnit unit) {
        return switch (unit) {
            case SHARE -> Quantity.RATIO;
            case PER_SECOND -> Quantity.PER_SECOND;
            case SECONDS -> Quantity.SECONDS;
            case BYTES -> Quantity.BYTES;
            case BYTES_PER_SECOND -> Quantity.BYTES_PER_SECOND;
            case COUNT, PLAIN -> Quantity.COUNT;
        };
    }
}
