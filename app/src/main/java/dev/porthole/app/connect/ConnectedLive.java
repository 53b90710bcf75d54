package dev.porthole.app.connect;

import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Source;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.views.shell.status.ConnectionState;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something that a source keeps live by itself, such as a cluster's pods, whichever source the connection has at the
 * moment.
 *
 * @param <S> the port
 * @param <T> what it keeps
 */
public final class ConnectedLive<S extends Source, T> implements Live<T> {

    private final Connection<S> connection;
    private final Function<S, Live<T>> live;

    public ConnectedLive(Connection<S> connection, Function<S, Live<T>> live) {
        this.connection = connection;
        this.live = live;
    }

    @Override
    public Observation<T> latest() {
        return connection
                .source()
                .map(source -> live.apply(source).latest())
                .orElseGet(() -> withoutSource(connection.state().latest()));
    }

    @Override
    public Subscription subscribe(Consumer<? super Observation<T>> listener) {
        var following = new Following(listener);
        Subscription toState = connection.state().subscribe(following::connectionIs);
        return () -> {
            toState.close();
            following.stop();
        };
    }

    private static <T> Observation<T> withoutSource(Observation<ConnectionState> observation) {
        return observation
                .known()
                .flatMap(state -> state.problem()
                        .<Observation<T>>map(failure -> new Observation.Failed<>(failure, state.since())))
                .orElseGet(Observation.Pending::new);
    }

    /** One listener's way through changing sources. */
    private final class Following {
        private final Consumer<? super Observation<T>> listener;
        private @Nullable S followed;
        private @Nullable Subscription toSource;
        private boolean stopped;

        private Following(Consumer<? super Observation<T>> listener) {
            this.listener = listener;
        }

        private synchronized void connectionIs(Observation<ConnectionState> observation) {
            if (stopped) {
                return;
            }
            S source = connection.source().orElse(null);
            if (source != null && source != followed) {
                leave();
                followed = source;
                toSource = live.apply(source).subscribe(listener);
            } else if (source == null && followed == null) {
                listener.accept(withoutSource(observation));
            }
        }

        private synchronized void stop() {
            stopped = true;
            leave();
        }

        private void leave() {
            if (toSource != null) {
                toSource.close();
                toSource = null;
            }
        }
    }
}
