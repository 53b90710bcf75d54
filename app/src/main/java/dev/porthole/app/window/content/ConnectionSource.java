package dev.porthole.app.window.content;

import dev.porthole.app.connect.Connection;
import dev.porthole.connectors.api.Source;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.views.bridge.UiBridge;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * A connection's source, as a value of the UI thread; null while there is none.
 *
 * @param <S> the port
 */
final class ConnectionSource<S extends Source> implements AutoCloseable {

    private final ReadOnlyObjectWrapper<@Nullable S> source;
    private final Subscription following;

    ConnectionSource(Connection<S> connection, UiBridge bridge) {
        source = new ReadOnlyObjectWrapper<>(connection.source().orElse(null));
        following = connection.state().subscribe(state -> {
            S now = connection.source().orElse(null);
            bridge.conflate(source, () -> source.set(now));
        });
    }

    ObservableValue<@Nullable S> value() {
        return source.getReadOnlyProperty();
    }

    @Override
    public void close() {
        following.close();
    }
}
