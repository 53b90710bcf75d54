package dev.porthole.views.board;

/** How far a tile's number can be relied on now. */
public enum Freshness {
    PENDING,
    LIVE,
    STALE,
    NO_SERIES,
    TARGET_DOWN,
    TUNNEL_DOWN,
    NO_ANSWER
}
