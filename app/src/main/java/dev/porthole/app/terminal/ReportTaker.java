package dev.porthole.app.terminal;

import dev.porthole.app.session.Session;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.views.board.BoardTile;
import dev.porthole.views.shell.status.ConnectionState;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits until a session has an answer to everything, or the time is up, and takes down what there is. */
public final class ReportTaker {

    private final InstantSource clock;

    public ReportTaker(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * The board as it is when all has been answered, and at the latest after {@code limit}. A failure that may pass is no
     * answer yet: what it befell is asked again meanwhile.
     */
    public BoardReport take(Session session, String namespace, Duration limit) throws InterruptedException {
        List<Live<?>> everything = new ArrayList<>();
        session.board().tiles().forEach(tile -> everything.add(tile.reading()));
        everything.add(session.alerts());
        session.cluster().connections().forEach(connection -> everything.add(connection.state()));
        var answered = new CountDownLatch(everything.size());
        List<Subscription> open = new ArrayList<>();
        try {
            for (Live<?> live : everything) {
                open.add(listen(live, answered));
            }
            answered.await(limit.toMillis(), TimeUnit.MILLISECONDS);
            return new BoardReport(
                    session.cluster().name(),
                    namespace,
                    clock.instant(),
                    session.board().tiles().stream().map(ReportTaker::tile).toList(),
                    session.alerts().latest(),
                    session.cluster().connections().stream()
                            .flatMap(connection -> connection.state().latest().known().stream())
                            .toList());
        } finally {
            open.forEach(Subscription::close);
        }
    }

    private static BoardReport.Tile tile(BoardTile tile) {
        return new BoardReport.Tile(tile.id(), tile.reading().latest());
    }

    private static boolean isAnswer(Observation<?> state) {
        if (state instanceof Observation.Pending<?>
                || state.problem().filter(Failure::retryable).isPresent()) {
            return false;
        }
        return state.known()
                .filter(ConnectionState.class::isInstance)
                .flatMap(known -> ((ConnectionState) known).problem())
                .filter(Failure::retryable)
                .isEmpty();
    }

    private static <T> Subscription listen(Live<T> live, CountDownLatch answered) {
        var counted = new java.util.concurrent.atomic.AtomicBoolean();
        return live.subscribe(state -> {
            if (isAnswer(state) && counted.compareAndSet(false, true)) {
                answered.countDown();
            }
        });
    }
}
