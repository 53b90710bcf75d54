package dev.porthole.connectors.api.workloads;

import java.util.List;

/**
 * How a node is.
 *
 * @param unschedulable cordoned: it takes no new pods
 * @param kubelet its version
 */
public record NodeState(String name, List<Condition> conditions, boolean unschedulable, String kubelet) {

    public NodeState {
        conditions = List.copyOf(conditions);
    }

    /** Conditions that mean trouble: not Ready, or under any pressure. */
    public List<Condition> troubles() {
        return conditions.stream()
                .filter(condition -> condition.type().equals("Ready") != condition.holds())
                .toList();
    }
}
