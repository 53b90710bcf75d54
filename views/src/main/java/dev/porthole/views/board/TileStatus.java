package dev.porthole.views.board;

/** What a tile looks like. */
public enum TileStatus {
    /** Asked, not answered yet. */
    PENDING,
    LIVE,
    WARNING,
    CRITICAL,
    /** The last value is old; it keeps its severity, but does not look fresh. */
    STALE,
    /** Never answered. */
    FAILED,
    /** Answered that there is nothing. */
    EMPTY
}
