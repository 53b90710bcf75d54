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
import dev.porthole.views.text.Quantity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A signal's history by the port of signals: the ways it can be split, its total, and the split that was chosen. */
public final class SignalQuestions implements SignalHistory {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration LEAST_STEP = Duration.ofSeconds(5);
    private static final TimeSeries NOTHING = new TimeSeries(Labels.EMPTY, 0, 1, new double[0]);

    private final SignalSource signals;

    public SignalQuestions(SignalSource signals) {
        this.signals = signals;
    }

    @Override
    public Outcome<Answer> ask(Question question) {
        Optional<Signal.Known> signal = Signal.Known.of(question.signal());
        if (signal.isEmpty()) {
            return Outcome.of(new Answer(Quantity.COUNT, NOTHING, List.of(), "", List.of(), Double.NaN, ""));
        }
        Deadline deadline = Deadline.after(LIMIT);
        SignalScope scope = SignalScope.namespace(question.namespace());
        return signals.groupings(signal.get(), scope, deadline).then(offered -> {
            Grouping by = chosen(question.by(), offered);
            var whole = new SignalQuestion(signal.get(), scope, Grouping.TOTAL, question.range(), step(question));
            return signals.range(whole, deadline)
                    .then(total -> by == Grouping.TOTAL
                            ? Outcome.of(answer(total, List.of(), by, offered, total.expression()))
                            : signals.range(whole.by(by), deadline)
                                    .map(split -> answer(total, split.series(), by, offered, split.expression())));
        });
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
                expression);
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
