package dev.porthole.connectors.kubernetes.discovery;

import dev.porthole.connectors.api.Failure;
import java.util.List;

/**
 * What a cluster seems to have.
 *
 * @param candidates the likeliest first; several for one kind are common
 * @param namespaces that were looked at; empty for all
 * @param missing what we were not allowed to see, and could have used
 */
public record Discovered(List<Candidate> candidates, List<String> namespaces, List<Failure.Forbidden> missing) {
    public Discovered {
        candidates = List.copyOf(candidates);
        namespaces = List.copyOf(namespaces);
        missing = List.copyOf(missing);
    }

    public List<Candidate> of(ServiceKind kind) {
        return candidates.stream().filter(candidate -> candidate.kind() == kind).toList();
    }
}
