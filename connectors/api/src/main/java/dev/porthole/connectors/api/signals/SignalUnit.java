package dev.porthole.connectors.api.signals;

/** What a signal's numbers count. */
public enum SignalUnit {
    /** Between 0 and 1. */
    SHARE,
    PER_SECOND,
    SECONDS,
    COUNT,
    BYTES,
    BYTES_PER_SECOND,
    /** As the metric says, which is not known. */
    PLAIN
}
