package dev.porthole.app.terminal;

import dev.porthole.app.connect.Connection;
import dev.porthole.app.session.Session;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.Observation;
import dev.porthole.views.board.BoardTile;
import dev.porthole.views.shell.status.ConnectionState;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Waits until a session has an answer to everything, or the time is up, and takes down what there is. */
public final class ReportTaker {

    private final InstantSource clock;

    public ReportTaker(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * The board as it is when every connection has been tried and every question about what is connected has been
     * answered, and at the latest after {@code limit}. A failure is an answer.
     */
    public BoardReport take(Session session, String namespace, Duration limit) throws InterruptedException {
        Deadline deadline = Deadline.after(limit);
        List<Live<?>> connections = session.cluster().connections().stream()
                .<Live<?>>map(Connection::state)
                .toList();
        List<Live<?>> questions = new ArrayList<>();
        session.board().tiles().forEach(tile -> questions.add(tile.reading()));
        questions.add(session.alerts());
        try (var everything = new Listening()) {
            Listening.All tried = everything.to(connections, ReportTaker::isTried);
            Listening.All answered = everything.to(questions, ReportTaker::isAnswer);
            tried.await(deadline);
            answered.await(deadline);
            return new BoardReport(
                    session.cluster().name(),
                    namespace,
                    clock.instant(),
                    session.board().tiles().stream().map(ReportTaker::tile).toList(),
                    session.alerts().latest(),
                    session.cluster().connections().stream()
                            .flatMap(connection -> connection.state().latest().known().stream())
                            .toList());
        }
    }

    private static BoardReport.Tile tile(BoardTile tile) {
        return new BoardReport.Tile(tile.id(), tile.reading().latest());
    }

    private static boolean isTried(Observation<?> state) {
        return state.known()
                .filter(known -> known instanceof ConnectionState connection
                        && connection.status() != ConnectionState.Status.CONNECTING)
                .isPresent();
    }

    /** One whose connection was not there in time is asked again as soon as it is. */
    private static boolean isAnswer(Observation<?> state) {
        return !(state instanceof Observation.Pending<?>)
                && state.problem()
                        .filter(failure -> failure.detail().equals(Connection.STILL_CONNECTING))
                        .isEmpty();
    }
}
