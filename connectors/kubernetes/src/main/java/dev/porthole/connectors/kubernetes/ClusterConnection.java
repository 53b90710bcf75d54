package dev.porthole.connectors.kubernetes;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.forwards.PortForwards;
import dev.porthole.connectors.api.logs.LogSource;
import dev.porthole.connectors.api.logs.query.LogQueryLanguage;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.WorkloadSource;
import dev.porthole.connectors.http.HttpGateway;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.kubernetes.auth.Credentials;
import dev.porthole.connectors.kubernetes.discovery.ChartSecrets;
import dev.porthole.connectors.kubernetes.discovery.MissingRights;
import dev.porthole.connectors.kubernetes.discovery.ServiceDiscovery;
import dev.porthole.connectors.kubernetes.discovery.ServiceRef;
import dev.porthole.connectors.kubernetes.forwards.ClusterForwards;
import dev.porthole.connectors.kubernetes.kubeconfig.ClusterContext;
import dev.porthole.connectors.kubernetes.logs.PodLogSource;
import dev.porthole.connectors.kubernetes.proxy.ServiceProxyGateway;
import dev.porthole.connectors.kubernetes.server.ApiServer;
import dev.porthole.connectors.kubernetes.tunnel.EndpointResolver;
import dev.porthole.connectors.kubernetes.tunnel.LocalForward;
import dev.porthole.connectors.kubernetes.tunnel.ServiceTunnel;
import dev.porthole.connectors.kubernetes.typed.AccessReview;
import dev.porthole.connectors.kubernetes.typed.TypedClient;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * One cluster, as one context of a kubeconfig sees it. Opening it asks nobody anything; the first call to a part of it
 * does. Closing it ends everything it gave.
 */
public final class ClusterConnection implements AutoCloseable {

    private final ApiServer api;
    private final TypedClient typed;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final ClusterForwards forwards;
    private final OpenParts parts = new OpenParts();

    private ClusterConnection(ApiServer api, InstantSource clock, RandomGenerator random) {
        this.api = api;
        this.typed = new TypedClient(api);
        this.clock = clock;
        this.random = random;
        this.forwards = new ClusterForwards(api, clock, random);
        parts.add(() -> false, forwards::close);
    }

    /** With this process's environment for credential plugins, and the system's clock. */
    public static ClusterConnection open(ClusterContext context) {
        return open(context, System.getenv(), InstantSource.system(), RandomGenerator.getDefault());
    }

    /** @param environment what credential plugins inherit: PATH, HOME, proxies */
    public static ClusterConnection open(
            ClusterContext context, Map<String, String> environment, InstantSource clock, RandomGenerator random) {
        var credential = new Credentials(environment, clock).of(context);
        return new ClusterConnection(new ApiServer(context, credential, clock), clock, random);
    }

    public ClusterContext context() {
        return api.context();
    }

    /** All namespaces. */
    public WorkloadSource workloads() {
        return workloads("");
    }

    /** Only one namespace, for users who may not look into all; every namespace when it is empty. */
    public WorkloadSource workloads(String namespace) {
        var source = new KubernetesWorkloadSource(api, typed, namespace, clock, random);
        parts.add(source::isClosed, source::close);
        return source;
    }

    /** Looks for the cluster's monitoring. */
    public ServiceDiscovery discovery() {
        return new ServiceDiscovery(api, typed);
    }

    /** A way to a port of a Service. Its state tells how it is; it mends itself. */
    public ServiceTunnel tunnel(ServiceRef service) {
        var tunnel = new ServiceTunnel(api, new EndpointResolver(api, service), clock, random);
        parts.add(tunnel::isClosed, tunnel::close);
        return tunnel;
    }

    /**
     * A tunnel with a port on this machine, on the loopback address, for a person's own use.
     *
     * @param localPort 0 for any that is free
     * @throws IOException when that port is taken
     */
    public LocalForward forward(ServiceRef service, int localPort) throws IOException {
        ServiceTunnel tunnel = tunnel(service);
        var forward = new LocalForward(tunnel, localPort);
        parts.add(tunnel::isClosed, forward::close);
        return forward;
    }

    /** The forwards that a person asked for; the same each time. */
    public PortForwards forwards() {
        return forwards;
    }

    /**
     * The way to a Service through the API server's own proxy, for those who may use {@code services/proxy} but not
     * {@code pods/portforward}.
     *
     * @param scheme that the Service speaks, "http" or "https"
     * @param target name, path prefix and limits; see {@link ServiceProxyGateway} for the rest
     */
    public HttpGateway serviceProxy(ServiceRef service, String scheme, HttpTarget target) {
        var gateway = new ServiceProxyGateway(api, service, scheme, target);
        parts.add(gateway::isClosed, gateway::close);
        return gateway;
    }

    /** Where charts and operators put credentials. Nothing is read before it is asked for. */
    public ChartSecrets chartSecrets() {
        return new ChartSecrets(api);
    }

    /**
     * What this user may not do of what is asked for here.
     *
     * @param namespace that is looked at; empty for all
     */
    public Outcome<List<AccessReview.Right>> missingRights(String namespace, Deadline deadline) {
        return new MissingRights(new AccessReview(typed)).in(namespace, deadline);
    }

    /** Logs from the pods themselves, where there is no search server; they can be asked in {@code kql}. */
    public LogSource podLogs(WorkloadSource workloads, Supplier<? extends Collection<Pod>> pods, LogQueryLanguage kql) {
        return new PodLogSource(workloads, pods, kql, clock);
    }

    @Override
    public void close() {
        parts.close();
        typed.close();
        api.close();
    }
}
