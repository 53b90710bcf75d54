package dev.porthole.app.connect;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.logs.LogSource;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.WorkloadSource;
import dev.porthole.connectors.kql.language.KqlLanguage;
import dev.porthole.connectors.kubernetes.ClusterConnection;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Opens the pods' own logs in the place of a search server's, for the pods that are watched anyway. */
record PodLogFallback(ClusterConnection cluster, Connection<WorkloadSource> workloads)
        implements Function<Deadline, Outcome<LogSource>> {

    @Override
    public Outcome<LogSource> apply(Deadline deadline) {
        return workloads.ask(
                deadline,
                (source, limit) -> Outcome.of(cluster.podLogs(source, () -> pods(source), new KqlLanguage())));
    }

    private static Collection<Pod> pods(WorkloadSource source) {
        return source.pods()
                .latest()
                .known()
                .<Collection<Pod>>map(table -> table.pods().values())
                .orElse(List.of());
    }
}
