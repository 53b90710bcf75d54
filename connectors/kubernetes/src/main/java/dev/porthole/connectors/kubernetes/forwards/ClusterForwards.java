package dev.porthole.connectors.kubernetes.forwards;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.LiveValue;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.forwards.Forward;
import dev.porthole.connectors.api.forwards.ForwardTarget;
import dev.porthole.connectors.api.forwards.PortForwards;
import dev.porthole.connectors.kubernetes.discovery.ServiceRef;
import dev.porthole.connectors.kubernetes.server.ApiFailures;
import dev.porthole.connectors.kubernetes.server.ApiServer;
import dev.porthole.connectors.kubernetes.tunnel.EndpointResolver;
import dev.porthole.connectors.kubernetes.tunnel.PodPort;
import dev.porthole.connectors.kubernetes.tunnel.PodResolver;
import dev.porthole.connectors.kubernetes.tunnel.ServiceTunnel;
import dev.porthole.connectors.kubernetes.tunnel.SinglePodResolver;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The forwards of one cluster, on the loopback address. States and counts of connections are told at most four times a
 * second.
 */
public final class ClusterForwards implements PortForwards, AutoCloseable {

    private static final Duration TELL_EVERY = Duration.ofMillis(250);
    private static final int HIGHEST_PORT = 65_535;

    private final ApiServer api;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Map<ForwardTarget, OpenForward> open = new LinkedHashMap<>();
    private final LiveValue<List<Forward>> forwards;
    private final Conflation telling = new Conflation("tell forwards", TELL_EVERY, this::tell);
    private boolean closed;

    public ClusterForwards(ApiServer api, InstantSource clock, RandomGenerator random) {
        this.api = api;
        this.clock = clock;
        this.random = random;
        this.forwards = new LiveValue<>("forwards of " + api.context().name());
        tell();
    }

    @Override
    public Live<List<Forward>> forwards() {
        return forwards;
    }

    @Override
    public synchronized Outcome<Forward> open(ForwardTarget target, int localPort) {
        OpenForward known = open.get(target);
        if (known != null) {
            return Outcome.of(known.now());
        }
        if (closed) {
            return Outcome.failed(new Failure.Cancelled(target.toString(), Detail.of("http.givenUp")));
        }
        if (localPort < 0 || localPort > HIGHEST_PORT) {
            return Outcome.failed(new Failure.Unsupported(
                    target.toString(), Detail.of("tunnel.portRange", String.valueOf(localPort))));
        }
        var tunnel = new ServiceTunnel(api, resolver(target), clock, random);
        try {
            var forward = new OpenForward(target, tunnel, localPort, clock, telling::changed);
            open.put(target, forward);
            tell();
            return Outcome.of(forward.now());
        } catch (IOException e) {
            tunnel.close();
            return Outcome.failed(taken(localPort, e));
        }
    }

    private PodResolver resolver(ForwardTarget target) {
        return switch (target.kind()) {
            case SERVICE -> new EndpointResolver(api, new ServiceRef(target.namespace(), target.name(), target.port()));
            case POD -> new SinglePodResolver(api, new PodPort(target.namespace(), target.name(), target.port()));
        };
    }

    private static Failure taken(int localPort, IOException e) {
        return new Failure.Unreachable(
                "127.0.0.1:" + localPort,
                Detail.of(
                        "tunnel.portTaken",
                        String.valueOf(localPort),
                        ApiFailures.clean(String.valueOf(e.getMessage()))));
    }

    @Override
    public void close(ForwardTarget target) {
        OpenForward forward;
        synchronized (this) {
            forward = open.remove(target);
            if (forward != null) {
                tell();
            }
        }
        if (forward != null) {
            forward.close();
        }
    }

    /** Opening and closing are told at once, and in the same order as they are done. */
    private synchronized void tell() {
        List<Forward> now = open.values().stream().map(OpenForward::now).toList();
        forwards.set(new Observation.Fresh<>(now, clock.instant(), List.of()));
    }

    /** Closes all of them. */
    @Override
    public void close() {
        telling.close();
        List<OpenForward> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(open.values());
            open.clear();
            tell();
        }
        all.forEach(OpenForward::close);
    }
}
