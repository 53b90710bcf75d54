package dev.porthole.views.pods.detail;

import dev.porthole.connectors.api.workloads.Pod;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Where a pod leads to. Both return at once.
 *
 * @param toLogs shows the pod's logs
 * @param toLine shows the pod's logs around a time
 */
public record PodActions(Consumer<Pod> toLogs, BiConsumer<Pod, Instant> toLine) {}
