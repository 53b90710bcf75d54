package dev.porthole.app.servers;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;

/** What nobody asked for: no cluster to find it in, and no address. It is missing, and nothing is wrong with it. */
public final class NotConfigured {

    private static final Detail WHY = Detail.of("app.notConfigured");

    private NotConfigured() {}

    public static Failure of(String product) {
        return new Failure.NotFound(product, WHY);
    }

    /** Whether {@code failure} says no more than that. */
    public static boolean is(Failure failure) {
        return failure.detail().equals(WHY);
    }
}
