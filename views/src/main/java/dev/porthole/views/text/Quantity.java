package dev.porthole.views.text;

/** What a number on the board counts, and so how it is written. */
public enum Quantity {
    /** A share between 0 and 1, written in per cent. */
    RATIO,
    /** A change as a share of what was, written in per cent with its sign. */
    CHANGE,
    /** Events per second. */
    PER_SECOND,
    /** Seconds, of a latency or of a longer time. */
    SECONDS,
    /** How many. */
    COUNT,
    /** How many in the last hour. */
    COUNT_LAST_HOUR,
    /** Whatever it is: three figures. */
    PLAIN,
    /** Bytes, written in binary units. */
    BYTES,
    /** Bytes per second, written in binary units. */
    BYTES_PER_SECOND
}
