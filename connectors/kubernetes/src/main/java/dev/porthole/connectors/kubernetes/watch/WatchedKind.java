package dev.porthole.connectors.kubernetes.watch;

import dev.porthole.connectors.kubernetes.server.ApiRequest;
import java.io.InputStream;
import java.util.function.Consumer;

/** How objects of one kind are listed and watched. */
public interface WatchedKind<T> {

    /** All of them, in one namespace or, when it is empty, in all. */
    ApiRequest request(String namespace);

    /** Reads a page of a list. */
    Page list(InputStream body, Consumer<T> objects);

    /** Hands over each event until the stream ends. */
    void watch(InputStream body, Consumer<Change<T>> changes);

    /**
     * A page of a list.
     *
     * @param next the token for the page after it; empty for the last
     */
    record Page(String resourceVersion, String next) {}
}
