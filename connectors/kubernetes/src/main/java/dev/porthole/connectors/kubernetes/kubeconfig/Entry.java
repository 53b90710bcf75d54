package dev.porthole.connectors.kubernetes.kubeconfig;

import dev.porthole.connectors.api.Detail;
import java.util.Optional;

/**
 * A cluster or user of a kubeconfig, or why it cannot be used, which matters only to a context that wants it.
 *
 * @param refused says nothing when it can be used
 */
record Entry<T>(Optional<T> value, Detail refused) {

    static <T> Entry<T> of(T value) {
        return new Entry<>(Optional.of(value), Detail.NONE);
    }

    static <T> Entry<T> refused(String key, Object... arguments) {
        return new Entry<>(Optional.empty(), Detail.of(key, arguments));
    }
}
