package dev.porthole.app.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ServerRaceTest {

    private static final Failure REFUSED = new Failure.Unreachable("Prometheus", "refused");
    private static final Failure EMPTY = new Failure.NotFound("Prometheus", "empty");
    private static final Failure LOGIN = new Failure.Unauthorized("Prometheus", "");

    private final CountDownLatch end = new CountDownLatch(1);
    private final CountDownLatch lateOneClosed = new CountDownLatch(1);

    @AfterEach
    void letGo() {
        end.countDown();
    }

    private ServerRace<FakeSource> race(int runners) {
        return new ServerRace<>("Prometheus", runners, Deadline.after(Duration.ofSeconds(30)));
    }

    private static FakeSource source(String where) {
        return new FakeSource(where, deadline -> FakeSource.well());
    }

    private static ServerTrial.Verdict<FakeSource> good(String where) {
        return new ServerTrial.Verdict<>(Optional.of(source(where)), Optional.empty());
    }

    private static ServerTrial.Verdict<FakeSource> bad(Failure why) {
        return new ServerTrial.Verdict<>(Optional.empty(), Optional.of(why));
    }

    private static String winner(ServerRace.Result<FakeSource> result) {
        return result.outcome() instanceof Outcome.Success<FakeSource>(var source, var notes)
                ? source.where
                : result.outcome().toString();
    }

    @Test
    void the_likeliest_wins_though_another_was_faster() {
        var race = race(2);
        var faster = new CountDownLatch(1);
        race.start(0, limit -> {
            await(faster);
            return good("likeliest");
        });
        race.start(1, limit -> {
            faster.countDown();
            return good("faster");
        });

        assertThat(winner(race.result())).isEqualTo("likeliest");
    }

    @Test
    void one_that_swallows_packets_holds_nobody_up_and_is_closed_when_it_comes_late() throws Exception {
        var race = race(2);
        race.start(0, limit -> {
            boolean interrupted = false;
            while (end.getCount() > 0) {
                try {
                    end.await();
                } catch (InterruptedException told) {
                    interrupted = true;
                }
            }
            assertThat(interrupted).isTrue();
            return new ServerTrial.Verdict<>(
                    Optional.of(new FakeSource("late", deadline -> FakeSource.well()) {
                        @Override
                        public void close() {
                            lateOneClosed.countDown();
                        }
                    }),
                    Optional.empty());
        });
        race.start(1, limit -> good("second"));
        long begun = System.nanoTime();

        assertThat(winner(race.result())).isEqualTo("second");

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
        end.countDown();
        assertThat(lateOneClosed.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void one_with_data_is_taken_before_an_empty_one_and_an_empty_one_before_none() {
        var race = race(3);
        var empty = source("empty");
        race.start(0, limit -> new ServerTrial.Verdict<>(Optional.of(empty), Optional.of(EMPTY)));
        race.start(1, limit -> bad(REFUSED));
        race.start(2, limit -> good("full"));
        var result = race.result();
        assertThat(winner(result)).isEqualTo("full");
        assertThat(result.failures()).isEqualTo(Map.of(0, EMPTY, 1, REFUSED));
        assertThat(empty.closed).isTrue();

        var second = race(2);
        second.start(0, limit -> bad(REFUSED));
        second.start(1, limit -> new ServerTrial.Verdict<>(Optional.of(source("empty")), Optional.of(EMPTY)));
        assertThat(winner(second.result())).isEqualTo("empty");
    }

    @Test
    void a_clear_word_is_told_within_five_seconds_though_another_is_silent() {
        var race = race(2);
        race.start(0, limit -> bad(LOGIN));
        race.start(1, limit -> {
            await(end);
            return good("late");
        });
        long begun = System.nanoTime();

        assertThat(race.result().outcome()).isEqualTo(Outcome.failed(LOGIN));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void a_trial_that_throws_has_failed() {
        var race = race(1);
        race.start(0, limit -> {
            throw new IllegalStateException("a bug");
        });

        assertThat(race.result().outcome().toString()).contains("app.unexpected", "a bug");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }
}
