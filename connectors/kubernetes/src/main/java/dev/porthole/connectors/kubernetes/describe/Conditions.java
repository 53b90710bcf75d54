package dev.porthole.connectors.kubernetes.describe;

import static java.util.Objects.requireNonNullElse;

import dev.porthole.connectors.api.workloads.Condition;
import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.util.List;

/** The {@code status.conditions} of pods and nodes. */
final class Conditions {

    List<Condition> ofPod(List<PodCondition> conditions) {
        return conditions.stream()
                .map(one -> new Condition(
                        requireNonNullElse(one.getType(), ""),
                        requireNonNullElse(one.getStatus(), "Unknown"),
                        requireNonNullElse(one.getReason(), ""),
                        requireNonNullElse(one.getMessage(), ""),
                        new ApiTime(one.getLastTransitionTime()).instant()))
                .toList();
    }

    List<Condition> ofNode(List<NodeCondition> conditions) {
        return conditions.stream()
                .map(one -> new Condition(
                        requireNonNullElse(one.getType(), ""),
                        requireNonNullElse(one.getStatus(), "Unknown"),
                        requireNonNullElse(one.getReason(), ""),
                        requireNonNullElse(one.getMessage(), ""),
                        new ApiTime(one.getLastTransitionTime()).instant()))
                .toList();
    }
}
