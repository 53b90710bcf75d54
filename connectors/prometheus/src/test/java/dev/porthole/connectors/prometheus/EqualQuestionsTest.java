package dev.porthole.connectors.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.metrics.InstantQuery;
import dev.porthole.connectors.api.metrics.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EqualQuestionsTest {

    private static final InstantQuery UP = new InstantQuery("up", Instant.EPOCH);
    private static final Outcome<List<Sample>> ONE = Outcome.of(List.of(new Sample(Labels.EMPTY, 0, 1)));
    private static final Outcome<List<Sample>> REFUSED =
            Outcome.failed(new Failure.Unreachable("Prometheus", "refused"));

    private final EqualQuestions questions = new EqualQuestions();
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void those_that_come_together_are_asked_once_and_all_are_answered() throws Exception {
        var others = new CountDownLatch(7);
        Callable<Outcome<List<Sample>>> question = () -> {
            others.countDown();
            return questions.ask(UP, soon(), () -> {
                asked.incrementAndGet();
                await(others);
                return ONE;
            });
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(
                    IntStream.range(0, 8).mapToObj(i -> question).toList());
            for (var answer : answers) {
                assertThat(answer.get()).isSameAs(ONE);
            }
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void another_moment_is_another_question() {
        questions.ask(UP, soon(), this::answered);
        questions.ask(new InstantQuery("up", Instant.EPOCH.plusSeconds(5)), soon(), this::answered);

        assertThat(asked).hasValue(2);
    }

    @Test
    void a_failure_is_nobody_elses() {
        assertThat(questions.ask(UP, soon(), () -> REFUSED)).isSameAs(REFUSED);
        assertThat(questions.ask(UP, soon(), this::answered)).isSameAs(ONE);
    }

    @Test
    void who_waits_for_one_that_fails_asks_by_itself() throws Exception {
        var begun = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> questions.ask(UP, soon(), () -> {
                begun.countDown();
                await(end);
                return REFUSED;
            }));
            await(begun);
            var second = threads.submit(() -> questions.ask(UP, soon(), this::answered));
            end.countDown();

            assertThat(first.get()).isSameAs(REFUSED);
            assertThat(second.get()).isSameAs(ONE);
        }
    }

    private Outcome<List<Sample>> answered() {
        asked.incrementAndGet();
        return ONE;
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(30));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }
}
