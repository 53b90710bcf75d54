package dev.porthole.views.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.views.gallery.SampleLive;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class UiBridgeTest {

    private final Queue<Runnable> pulses = new ConcurrentLinkedQueue<>();
    private final UiBridge bridge = new UiBridge(pulses::add);
    private final List<String> seen = new ArrayList<>();

    private void drain() {
        for (Runnable pulse = pulses.poll(); pulse != null; pulse = pulses.poll()) {
            pulse.run();
        }
    }

    @Test
    void of_many_values_of_a_key_only_the_latest_is_delivered_and_one_pulse_is_asked_for() {
        for (int i = 0; i < 1_000; i++) {
            int value = i;
            bridge.conflate("a", () -> seen.add("a" + value));
        }
        bridge.conflate("b", () -> seen.add("b"));
        assertThat(pulses).hasSize(1);
        drain();
        assertThat(seen).containsExactly("a999", "b");
    }

    @Test
    void commands_are_all_run_in_their_order_and_before_values() {
        bridge.conflate("value", () -> seen.add("value"));
        bridge.run(() -> seen.add("1"));
        bridge.run(() -> seen.add("2"));
        drain();
        assertThat(seen).containsExactly("1", "2", "value");
    }

    @Test
    void one_that_throws_does_not_keep_the_others_from_running() {
        bridge.conflate("bad", () -> {
            throw new IllegalStateException("a bug");
        });
        bridge.conflate("good", () -> seen.add("good"));
        drain();
        bridge.conflate("later", () -> seen.add("later"));
        drain();
        assertThat(seen).containsExactly("good", "later");
    }

    @Test
    void values_wait_while_the_window_is_hidden_and_commands_do_not() {
        bridge.setHidden(true);
        bridge.conflate("a", () -> seen.add("old"));
        bridge.conflate("a", () -> seen.add("new"));
        bridge.run(() -> seen.add("command"));
        drain();
        assertThat(seen).containsExactly("command");
        bridge.setHidden(false);
        drain();
        assertThat(seen).containsExactly("command", "new");
    }

    @Test
    void much_work_is_spread_over_several_pulses() {
        for (int i = 0; i < 10; i++) {
            bridge.conflate(i, () -> {
                long end = System.nanoTime() + 3_000_000;
                while (System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
                seen.add("done");
            });
        }
        Optional.ofNullable(pulses.poll()).orElseThrow().run();
        assertThat(seen).hasSizeLessThan(10);
        assertThat(pulses).isNotEmpty();
        drain();
        assertThat(seen).hasSize(10);
    }

    @Test
    void after_closing_nothing_more_is_delivered_not_even_what_was_on_its_way() {
        var live = SampleLive.fresh("one", Instant.EPOCH);
        Subscription subscription =
                bridge.deliver(live, state -> seen.add(state.known().orElseThrow()));
        drain();
        live.set(new Observation.Fresh<>("two", Instant.EPOCH, List.of()));
        subscription.close();
        drain();
        assertThat(seen).containsExactly("one");
        assertThat(live.listeners()).isZero();
    }

    @Test
    void from_many_threads_the_last_value_of_every_key_arrives() throws InterruptedException {
        int keys = 20;
        int[] last = new int[keys];
        var done = new CountDownLatch(keys);
        var ui = new ArrayDeque<Runnable>();
        var threaded = new UiBridge(pulse -> {
            synchronized (ui) {
                ui.add(pulse);
            }
        });
        for (int key = 0; key < keys; key++) {
            int mine = key;
            Thread.ofVirtual().start(() -> {
                for (int i = 1; i <= 500; i++) {
                    int value = i;
                    threaded.conflate(mine, () -> last[mine] = value);
                }
                done.countDown();
            });
        }
        done.await();
        while (true) {
            Runnable pulse;
            synchronized (ui) {
                pulse = ui.poll();
            }
            if (pulse == null) {
                break;
            }
            pulse.run();
        }
        assertThat(last).containsOnly(500);
    }
}
