package dev.porthole.views.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LatestOnlyTaskTest {

    /** The UI thread is this test's own: it runs what has come. */
    private final BlockingQueue<Runnable> uiThread = new LinkedBlockingQueue<>();

    private final LatestOnlyTask task = new LatestOnlyTask(new UiBridge(uiThread::add));
    private final List<String> heard = new ArrayList<>();

    @Test
    void only_the_last_question_is_answered_and_the_one_before_is_interrupted() throws Exception {
        var begun = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        task.ask(
                "slow",
                () -> {
                    begun.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException stopped) {
                        interrupted.countDown();
                    }
                    return "slow";
                },
                heard::add);
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();

        task.ask("quick", () -> "quick", heard::add);

        assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
        await(() -> !task.isAsking());
        assertThat(heard).containsExactly("quick");
    }

    @Test
    void a_question_that_throws_is_over_and_the_next_one_is_answered() throws Exception {
        task.<String>ask(
                "broken",
                () -> {
                    throw new IllegalStateException("a bug");
                },
                heard::add);
        await(() -> !task.isAsking());
        assertThat(heard).isEmpty();

        task.ask("next", () -> "next", heard::add);
        await(() -> !task.isAsking());
        assertThat(heard).containsExactly("next");
    }

    @Test
    void what_was_given_up_is_not_heard() {
        task.ask("given up", () -> "given up", heard::add);
        task.cancel();
        assertThat(task.isAsking()).isFalse();
        uiThread.forEach(Runnable::run);
        assertThat(heard).isEmpty();
    }

    private void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Objects.requireNonNull(uiThread.poll(30, TimeUnit.SECONDS)).run();
        }
    }
}
