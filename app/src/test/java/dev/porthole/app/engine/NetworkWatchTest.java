package dev.porthole.app.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class NetworkWatchTest {

    private final ManualTimer timer = new ManualTimer();
    private final AtomicReference<Set<String>> addresses = new AtomicReference<>(Set.of("10.0.0.7"));
    private final AtomicInteger back = new AtomicInteger();

    private NetworkWatch watch() {
        return new NetworkWatch(timer, timer, addresses::get, back::incrementAndGet);
    }

    @Test
    void an_address_that_was_not_there_before_means_that_the_network_is_back() {
        watch();
        timer.advance(Duration.ofMinutes(1));
        assertThat(back).hasValue(0);

        addresses.set(Set.of());
        timer.advance(NetworkWatch.LOOKS);
        assertThat(back).hasValue(0);

        addresses.set(Set.of("10.0.0.7"));
        timer.advance(NetworkWatch.LOOKS);
        assertThat(back).hasValue(1);

        addresses.set(Set.of("10.0.0.7", "172.16.0.2"));
        timer.advance(NetworkWatch.LOOKS);
        assertThat(back).hasValue(2);

        addresses.set(Set.of("10.0.0.7"));
        timer.advance(Duration.ofMinutes(1));
        assertThat(back).hasValue(2);
    }

    @Test
    void nothing_is_looked_at_after_it_is_closed() {
        NetworkWatch watch = watch();

        watch.close();
        addresses.set(Set.of("10.0.0.8"));
        timer.advance(Duration.ofMinutes(1));

        assertThat(back).hasValue(0);
        assertThat(timer.waiting()).isZero();
    }
}
