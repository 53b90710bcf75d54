package dev.porthole.app.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.app.engine.ManualTimer;
import dev.porthole.app.engine.PollEngine;
import dev.porthole.app.engine.PollSpec;
import dev.porthole.app.engine.RetryPolicy;
import dev.porthole.app.servers.FakeSource;
import dev.porthole.app.servers.NotConfigured;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.views.shell.status.ConnectionState;
import dev.porthole.views.shell.status.ConnectionState.Status;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ConnectionTest {

    private static final Duration FIVE = Duration.ofSeconds(5);
    private static final Failure REFUSED = new Failure.Unreachable("Prometheus", "refused");

    private final ManualTimer timer = new ManualTimer();
    private final PollEngine engine = new PollEngine(
            timer,
            timer,
            new RetryPolicy(Duration.ofSeconds(60), new SplittableRandom(1)),
            task -> new Thread(task) {
                @Override
                public void start() {
                    task.run();
                }
            },
            FIVE);
    private final Connections connections = new Connections(engine, timer);

    private Connection<FakeSource> opened(Function<Deadline, Outcome<FakeSource>> opener) {
        Connection<FakeSource> connection = connections.of("prometheus", opener);
        connection.state().subscribe(state -> {});
        return connection;
    }

    private static ConnectionState state(Connection<?> connection) {
        return connection.state().latest().known().orElseThrow();
    }

    @Test
    void a_dead_server_is_asked_less_and_less_and_says_how_often() {
        var tries = new AtomicInteger();
        var connection = opened(deadline -> {
            tries.incrementAndGet();
            return Outcome.failed(REFUSED);
        });

        timer.advance(Duration.ofMinutes(10));

        assertThat(tries).hasValueBetween(10, 25);
        assertThat(state(connection).attempt()).isEqualTo(tries.get());
        assertThat(connection.pastFailures()).singleElement().satisfies(past -> {
            assertThat(past.failure()).isEqualTo(REFUSED);
            assertThat(past.times()).isEqualTo(tries.get());
        });
    }

    @Test
    void an_opener_that_throws_shows_the_connection_as_failed_with_its_reason_and_is_tried_again() {
        var tries = new AtomicInteger();
        var connection = opened(deadline -> {
            if (tries.incrementAndGet() < 3) {
                throw new IllegalStateException("a bug in a connector");
            }
            return Outcome.of(new FakeSource("", limit -> FakeSource.well()));
        });

        timer.advance(Duration.ofSeconds(1));
        assertThat(state(connection).status()).isEqualTo(Status.FAILED);
        assertThat(state(connection).problem().orElseThrow().detail())
                .isEqualTo(Detail.of("app.unexpected", "IllegalStateException: a bug in a connector"));
        assertThat(connection.ask(Deadline.after(FIVE), (source, limit) -> Outcome.of(1)))
                .isInstanceOf(Outcome.Failed.class);

        timer.advance(Duration.ofMinutes(1));
        assertThat(state(connection).status()).isEqualTo(Status.CONNECTED);
    }

    @Test
    void what_waited_for_a_connection_is_asked_at_once_when_it_is_back() {
        var answer = new AtomicReference<Outcome<Identity>>(FakeSource.well());
        var connection = opened(deadline -> Outcome.of(new FakeSource("", limit -> answer.get())));
        var asked = new AtomicInteger();
        engine.poll(new PollSpec<>("tile", "prometheus", deadline -> {
                    asked.incrementAndGet();
                    return answer.get();
                }))
                .subscribe(state -> {});
        timer.advance(FIVE);
        answer.set(Outcome.failed(new Failure.NoReadyPod("svc/prometheus", "")));
        timer.advance(Duration.ofMinutes(20));
        assertThat(state(connection).status()).isEqualTo(Status.NO_READY_POD);

        answer.set(FakeSource.well());
        asked.set(0);
        timer.advance(Duration.ofSeconds(4));

        assertThat(state(connection).status()).isEqualTo(Status.CONNECTED);
        assertThat(asked).hasPositiveValue();
    }

    @Test
    void a_login_that_was_never_accepted_is_needed_and_one_that_was_has_expired() {
        var answer = new AtomicReference<Outcome<Identity>>(Outcome.failed(new Failure.Unauthorized("Prometheus", "")));
        var connection = opened(deadline -> Outcome.of(new FakeSource("", limit -> answer.get())));
        timer.advance(FIVE);
        assertThat(state(connection).status()).isEqualTo(Status.LOGIN_NEEDED);

        var refused = answer.getAndSet(FakeSource.well());
        engine.refresh();
        assertThat(state(connection).status()).isEqualTo(Status.CONNECTED);
        answer.set(refused);
        engine.refresh();

        assertThat(state(connection).status()).isEqualTo(Status.AUTH_EXPIRED);
    }

    @Test
    void what_nobody_asked_for_is_not_configured() {
        var connection = opened(deadline -> Outcome.failed(NotConfigured.of("Alertmanager")));
        timer.advance(FIVE);

        assertThat(state(connection).status()).isEqualTo(Status.NOT_CONFIGURED);
    }
}
