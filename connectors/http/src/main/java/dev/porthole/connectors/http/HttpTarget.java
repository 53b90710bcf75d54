package dev.porthole.connectors.http;

import dev.porthole.connectors.api.Dialer;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * One server to talk to and everything needed for it.
 *
 * @param name who it is in words a person knows; stands in every {@link dev.porthole.connectors.api.Failure}
 * @param base scheme, host, port and path prefix; paths of calls are appended to its path. With a dialer, host and port
 *     are only what the {@code Host} header and the TLS name check say.
 * @param dialer opens the connections instead of a plain socket
 * @param proxy an http proxy; empty for a direct connection. Not used with a dialer.
 * @param stall an answer that makes no progress for this long is given up, whatever the call's deadline
 * @param maxBytes the largest body taken, after decompression
 */
public record HttpTarget(
        String name,
        URI base,
        Credentials credentials,
        Tls tls,
        Optional<Dialer> dialer,
        Optional<URI> proxy,
        Duration stall,
        long maxBytes) {

    private static final Duration STALL = Duration.ofSeconds(10);
    private static final long MAX_BYTES = 64L << 20;

    /** A direct connection with the usual limits: 10 s without progress, 64 MiB. */
    public static HttpTarget direct(String name, URI base) {
        return new HttpTarget(
                name, base, Credentials.NONE, Tls.VERIFIED, Optional.empty(), Optional.empty(), STALL, MAX_BYTES);
    }

    /** Over {@code dialer}, with the usual limits. */
    public static HttpTarget through(String name, URI base, Dialer dialer) {
        return new HttpTarget(
                name, base, Credentials.NONE, Tls.VERIFIED, Optional.of(dialer), Optional.empty(), STALL, MAX_BYTES);
    }

    public HttpTarget with(Credentials other) {
        return new HttpTarget(name, base, other, tls, dialer, proxy, stall, maxBytes);
    }

    public HttpTarget with(Tls other) {
        return new HttpTarget(name, base, credentials, other, dialer, proxy, stall, maxBytes);
    }
}
