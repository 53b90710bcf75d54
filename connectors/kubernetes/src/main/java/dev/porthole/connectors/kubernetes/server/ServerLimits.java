package dev.porthole.connectors.kubernetes.server;

import java.time.Duration;

/**
 * What calls to an API server are held to.
 *
 * @param name who is asked, in words a person knows
 * @param path put before each call's; empty for none
 * @param stall an answer without progress for so long is given up
 * @param maxBytes the largest answer that is read whole
 */
public record ServerLimits(String name, String path, Duration stall, long maxBytes) {

    private static final Duration STALL = Duration.ofSeconds(10);
    private static final long MAX_BYTES = 128L << 20;

    /** The usual ones. */
    public static ServerLimits of(String name) {
        return new ServerLimits(name, "", STALL, MAX_BYTES);
    }
}
