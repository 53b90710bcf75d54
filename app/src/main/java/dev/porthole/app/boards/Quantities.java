package dev.porthole.app.boards;

import dev.porthole.connectors.api.signals.Signal.Known;
import dev.porthole.connectors.api.signals.SignalUnit;
import dev.porthole.views.text.Quantity;

/** How numbers of signals are written. */
final class Quantities {

    private Quantities() {}

    static Quantity of(SignalUnit unit) {
        return switch (unit) {
            case SHARE -> Quantity.RATIO;
            case PER_SECOND -> Quantity.PER_SECOND;
            case SECONDS -> Quantity.SECONDS;
            case BYTES -> Quantity.BYTES;
            case BYTES_PER_SECOND -> Quantity.BYTES_PER_SECOND;
            case COUNT -> Quantity.COUNT;
            case PLAIN -> Quantity.PLAIN;
        };
    }

    static Quantity of(Known signal) {
        return switch (signal) {
            case CPU, MEMORY, DISK, ERRORS, CLIENT_ERRORS, POOL -> Quantity.RATIO;
            case MEMORY_USED, MEMORY_SIZE, DISK_FREE -> Quantity.BYTES;
            case NETWORK -> Quantity.BYTES_PER_SECOND;
            case NETWORK_ERRORS, REQUESTS -> Quantity.PER_SECOND;
            case LATENCY, LATENCY_MEDIAN, LATENCY_P99 -> Quantity.SECONDS;
            case POOL_USED, POOL_SIZE, POOL_WAITING, POD_STATES -> Quantity.COUNT;
            case RESTARTS -> Quantity.COUNT_LAST_HOUR;
        };
    }
}
