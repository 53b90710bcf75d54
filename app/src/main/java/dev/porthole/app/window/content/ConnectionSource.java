package dev.porthole.app.window.content;

import dev.porthole.app.connect.Connection;
import dev.porthole.connectors.api.Source;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.views.bridge.UiBridge;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * A connection's source, as a value of the UI thread; null while there is none.
 *
 * @param <S> the port
 */
final class ConnectionSource<S extends Source> implements AutoCloseable {

    private final ReadOnlyObjectWrapper<@Nullable S> source = new ReadOnlyObjectWrapper<>();
    private final UnaryOperator<S> asked;
    private final Subscription following;
    private @Nullable S wrapped;

    ConnectionSource(Connection<S> connection, UiBridge bridge) {
        this(connection, UnaryOperator.identity(), bridge);
    }

    /** @param asked how this window asks the source */
    ConnectionSource(Connection<S> connection, UnaryOperator<S> asked, UiBridge bridge) {
        this.asked = asked;
        show(connection.source().orElse(null));
        following = connection.state().subscribe(state -> {
            S now = connection.source().orElse(null);
            bridge.conflate(source, () -> show(now));
        });
    }

    private void show(@Nullable S now) {
        if (now != wrapped) {
            wrapped = now;
            source.set(now == null ? null : asked.apply(now));
        }
    }

    ObservableValue<@Nullable S> value() {
        return source.getReadOnlyProperty();
    }

    @Override
    public void close() {
        following.close();
    }
}
