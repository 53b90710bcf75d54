package dev.porthole.views.gallery;

import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.time.Ticks;
import java.util.concurrent.Executors;

/** Ticks that never come while a picture is taken. */
final class SampleTicks {

    private SampleTicks() {}

    static Ticks none(UiBridge bridge) {
        var scheduler = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("ticks").factory());
        return new Ticks(scheduler, bridge);
    }
}
