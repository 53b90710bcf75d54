package dev.porthole.app.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PollEngineTest {

    private static final Duration FIVE = Duration.ofSeconds(5);
    private static final Failure REFUSED = new Failure.Unreachable("Prometheus", "refused");

    private final ManualTimer timer = new ManualTimer();

    /** Runs each question where it is started, so that the test sees an order. */
    private final ThreadFactory atOnce = task -> new Thread(task) {
        @Override
        public void start() {
            task.run();
        }
    };

    private final PollEngine engine = new PollEngine(
            timer, timer, new RetryPolicy(Duration.ofSeconds(60), new SplittableRandom(1)), atOnce, FIVE);

    private <T> Live<T> poll(Object key, Function<Deadline, Outcome<T>> ask) {
        return engine.poll(new PollSpec<>(key, "prometheus", ask));
    }

    @Test
    void equal_questions_are_asked_once_however_many_listen() {
        var asked = new AtomicInteger();
        var first = poll("cpu", deadline -> Outcome.of(asked.incrementAndGet()));
        var second = poll("cpu", deadline -> Outcome.of(asked.incrementAndGet()));

        first.subscribe(state -> {});
        second.subscribe(state -> {});
        timer.advance(Duration.ofSeconds(1));

        assertThat(second).isSameAs(first);
        assertThat(asked).hasValue(1);
        timer.advance(FIVE);
        assertThat(asked).hasValue(2);
    }

    @Test
    void what_nobody_listens_to_is_not_asked() {
        var asked = new AtomicInteger();
        var live = poll("cpu", deadline -> Outcome.of(asked.incrementAndGet()));
        Subscription subscription = live.subscribe(state -> {});
        timer.advance(Duration.ofSeconds(1));

        subscription.close();
        timer.advance(Duration.ofMinutes(5));
        engine.refresh();

        assertThat(asked).hasValue(1);
        assertThat(timer.waiting()).isZero();
    }

    @Test
    void the_same_listener_may_listen_twice_and_leave_once() {
        List<Observation<Integer>> heard = new ArrayList<>();
        Consumer<Observation<Integer>> listener = heard::add;
        var live = poll("cpu", deadline -> Outcome.of(1));
        Subscription first = live.subscribe(listener);
        live.subscribe(listener);

        first.close();
        heard.clear();
        timer.advance(FIVE.multipliedBy(2));

        assertThat(heard).isNotEmpty();
    }

    @Test
    void failures_wait_longer_each_time_up_to_the_cap_and_never_give_up() {
        List<Duration> waits = new ArrayList<>();
        var last = new AtomicReference<>(timer.instant());
        poll("cpu", deadline -> {
                    waits.add(Duration.between(last.getAndSet(timer.instant()), timer.instant()));
                    return Outcome.failed(REFUSED);
                })
                .subscribe(state -> {});

        timer.advance(Duration.ofMinutes(20));

        assertThat(waits.subList(1, 5)).isSorted();
        assertThat(waits.getLast()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
        assertThat(waits).hasSizeGreaterThan(15);
    }

    @Test
    void a_server_that_asks_for_patience_is_left_alone_that_long() {
        List<Duration> waits = new ArrayList<>();
        var last = new AtomicReference<>(timer.instant());
        var patience = new Failure.RateLimited("Prometheus", Duration.ofSeconds(45), "");
        poll("cpu", deadline -> {
                    waits.add(Duration.between(last.getAndSet(timer.instant()), timer.instant()));
                    return Outcome.failed(patience);
                })
                .subscribe(state -> {});

        timer.advance(Duration.ofMinutes(2));

        assertThat(waits.subList(1, waits.size()))
                .isNotEmpty()
                .allSatisfy(wait -> assertThat(wait).isGreaterThanOrEqualTo(Duration.ofSeconds(45)));
    }

    @Test
    void a_failure_after_a_value_is_stale_and_recovers_by_itself() {
        var broken = new AtomicReference<Boolean>(false);
        var live = poll("cpu", deadline -> broken.get() ? Outcome.failed(REFUSED) : Outcome.of(42));
        live.subscribe(state -> {});
        timer.advance(FIVE);
        broken.set(true);
        timer.advance(FIVE);
        assertThat(live.latest()).isInstanceOf(Observation.Stale.class);

        broken.set(false);
        timer.advance(Duration.ofSeconds(15));

        assertThat(live.latest()).isInstanceOf(Observation.Fresh.class);
    }

    @Test
    void a_listener_that_throws_does_not_keep_others_from_hearing() {
        List<Observation<Integer>> heard = new ArrayList<>();
        var live = poll("cpu", deadline -> Outcome.of(1));
        live.subscribe(state -> {
            throw new IllegalStateException("a bug in a view");
        });
        live.subscribe(heard::add);

        timer.advance(FIVE.multipliedBy(3));

        assertThat(heard).hasSizeGreaterThan(2);
    }

    @Test
    void a_question_that_throws_has_failed_with_its_reason_and_is_asked_again() {
        var asked = new AtomicInteger();
        var live = poll("cpu", deadline -> {
            if (asked.incrementAndGet() % 2 == 0) {
                throw new IllegalStateException("a bug");
            }
            throw new StackOverflowError();
        });
        live.subscribe(state -> {});

        timer.advance(Duration.ofMinutes(2));

        assertThat(asked).hasValueGreaterThan(3);
        assertThat(live.latest()).isInstanceOf(Observation.Failed.class);
        assertThat(live.latest().problem().orElseThrow().detail().toString())
                .containsAnyOf("IllegalStateException: a bug", "StackOverflowError");
    }

    @Test
    void an_answer_that_tells_a_problem_is_waited_for_like_a_failure() {
        var asked = new AtomicInteger();
        engine.poll(new PollSpec<>(
                        "connection",
                        "connection",
                        deadline -> Outcome.of(asked.incrementAndGet()),
                        answer -> Optional.of(REFUSED)))
                .subscribe(state -> {});

        timer.advance(Duration.ofMinutes(10));

        assertThat(asked).hasValueBetween(10, 25);
    }

    @Test
    void a_pod_that_may_become_ready_and_a_right_that_may_be_given_are_looked_for_often() {
        for (Failure failure : List.of(
                new Failure.NoReadyPod("svc/prometheus", ""), new Failure.Forbidden("test", "list", "services", ""))) {
            var asked = new AtomicInteger();
            poll(failure, deadline -> {
                        asked.incrementAndGet();
                        return Outcome.failed(failure);
                    })
                    .subscribe(state -> {});

            timer.advance(Duration.ofMinutes(5));

            assertThat(asked).hasValueGreaterThanOrEqualTo(99);
        }
    }

    @Test
    void who_waits_long_is_asked_at_once_when_told_so_and_forgets_its_failures() {
        List<Duration> waits = new ArrayList<>();
        var last = new AtomicReference<>(timer.instant());
        poll("cpu", deadline -> {
                    waits.add(Duration.between(last.getAndSet(timer.instant()), timer.instant()));
                    return Outcome.failed(REFUSED);
                })
                .subscribe(state -> {});
        timer.advance(Duration.ofMinutes(10));
        waits.clear();

        engine.wake("another lane");
        assertThat(waits).isEmpty();
        engine.wake("prometheus");
        assertThat(waits).hasSize(1);
        timer.advance(Duration.ofSeconds(7));

        assertThat(waits).hasSize(2);
        assertThat(waits.getLast()).isLessThan(Duration.ofSeconds(7));
    }

    @Test
    void what_is_asked_while_its_connection_comes_back_is_not_asked_twice() {
        var asked = new AtomicInteger();
        poll("cpu", deadline -> {
                    engine.wake("prometheus");
                    return Outcome.of(asked.incrementAndGet());
                })
                .subscribe(state -> {});
        timer.advance(Duration.ofSeconds(1));

        assertThat(asked).hasValue(1);
    }

    @Test
    void what_failed_while_its_connection_came_back_is_asked_again_at_once() {
        var asked = new AtomicInteger();
        var live = poll("cpu", deadline -> {
            if (asked.incrementAndGet() > 1) {
                return Outcome.of("70 %");
            }
            engine.wake("prometheus");
            return Outcome.failed(REFUSED);
        });
        live.subscribe(state -> {});
        timer.advance(Duration.ofSeconds(1));

        assertThat(asked).hasValue(2);
        assertThat(live.latest().known()).contains("70 %");
    }

    @Test
    void paused_means_no_more_questions_until_resumed() {
        var asked = new AtomicInteger();
        poll("cpu", deadline -> Outcome.of(asked.incrementAndGet())).subscribe(state -> {});
        timer.advance(FIVE);

        engine.setInterval(Duration.ZERO);
        int when = asked.get();
        timer.advance(Duration.ofMinutes(5));
        assertThat(asked.get()).isEqualTo(when);

        engine.setInterval(FIVE);
        timer.advance(FIVE);
        assertThat(asked.get()).isGreaterThan(when);
    }

    @Test
    void closing_interrupts_a_question_that_hangs() throws Exception {
        var started = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        try (var clock = Timer.real();
                var real = PollEngine.real(clock, FIVE)) {
            real.poll(new PollSpec<Integer>("cpu", "prometheus", deadline -> {
                        started.countDown();
                        try {
                            new CountDownLatch(1).await();
                        } catch (InterruptedException stopped) {
                            ended.countDown();
                        }
                        return Outcome.failed(new Failure.Cancelled("Prometheus", ""));
                    }))
                    .subscribe(state -> {});
            assertThat(started.await(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_beat_skips_while_it_runs_and_survives_an_exception() {
        var beats = new AtomicInteger();
        Subscription subscription = engine.each(() -> {
            if (beats.incrementAndGet() == 2) {
                throw new IllegalStateException("a bug in a view");
            }
        });
        timer.advance(FIVE.multipliedBy(3));
        assertThat(beats).hasValueGreaterThanOrEqualTo(4);

        subscription.close();
        int when = beats.get();
        timer.advance(Duration.ofMinutes(1));
        assertThat(beats).hasValue(when);
    }
}
