package dev.porthole.app.drilldown;

import dev.porthole.app.boards.BoardFeed;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.signals.Grouping;
import dev.porthole.connectors.api.signals.Signal;
import dev.porthole.connectors.api.signals.SignalAnswer;
import dev.porthole.connectors.api.signals.SignalQuestion;
import dev.porthole.connectors.api.signals.SignalScope;
import dev.porthole.connectors.api.signals.SignalSource;
import dev.porthole.views.board.definition.BoardVariable;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.metrics.SignalHistory;
import dev.porthole.views.metrics.SignalQuestions;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What a click on a tile opens: its signal or its own query, for the service that the board is about. */
public final class BoardHistory implements SignalHistory {

    private final Supplier<BoardFeed> board;
    private final SignalQuestions questions;

    /** @param board that is shown; asked on any thread */
    public BoardHistory(SignalSource signals, Supplier<BoardFeed> board) {
        this.board = board;
        this.questions = new SignalQuestions(new OfService(signals, board), this::signal);
    }

    private Optional<? extends Signal> signal(String id) {
        Optional<Signal.Known> known = Signal.Known.of(id);
        return known.isPresent() ? known : board.get().query(id);
    }

    @Override
    public Outcome<Answer> ask(Question question) {
        return questions.ask(question);
    }

    @Override
    public Phrase title(String signal) {
        return board.get().title(signal).orElseGet(() -> Phrase.of("tile." + signal));
    }

    /** Signals within the service that a board is about. */
    private record OfService(SignalSource signals, Supplier<BoardFeed> board) implements SignalSource {

        @Override
        public Outcome<SignalAnswer> range(SignalQuestion question, Deadline deadline) {
            return signals.range(
                    new SignalQuestion(
                            question.signal(),
                            narrowed(question.scope()),
                            question.grouping(),
                            question.range(),
                            question.step()),
                    deadline);
        }

        @Override
        public Outcome<List<Grouping>> groupings(Signal signal, SignalScope scope, Deadline deadline) {
            return signals.groupings(signal, narrowed(scope), deadline);
        }

        private SignalScope narrowed(SignalScope scope) {
            var values = board.get().values();
            String service = values.getOrDefault(BoardVariable.SERVICE, "");
            return service.isEmpty()
                    ? scope
                    : scope.and(Grouping.NAMESPACE, values.getOrDefault(BoardVariable.NAMESPACE, ""))
                            .and(Grouping.SERVICE, service);
        }
    }
}
