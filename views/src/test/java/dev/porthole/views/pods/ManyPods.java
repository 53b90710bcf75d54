package dev.porthole.views.pods;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.workloads.ContainerRestart;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.connectors.api.workloads.PodTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Pods by the thousand, some of which restart. */
public final class ManyPods {

    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final int NODES = 4;
    private static final int OWNERS = 10;
    private static final int LOOPING = 20;

    private final Map<PodKey, Pod> pods = new HashMap<>();
    private final List<PodKey> keys = new ArrayList<>();
    private final List<ContainerRestart> restarts = new ArrayList<>();
    private int changes;

    public ManyPods(int count) {
        for (int i = 0; i < count; i++) {
            Pod pod = pod(i, i % LOOPING == 2 ? 1 : 0);
            pods.put(pod.key(), pod);
            keys.add(pod.key());
        }
    }

    public PodTable table() {
        return new PodTable(Map.copyOf(pods), List.copyOf(restarts.reversed()));
    }

    /** The next pods, in turn, restart once more. */
    public void change(int count) {
        for (int i = 0; i < count; i++) {
            int number = changes++ * 7 % keys.size();
            PodKey key = keys.get(number);
            Pod before = pods.get(key);
            Pod after = pod(number, before.restarts() + 1);
            pods.put(key, after);
            restarts.add(new ContainerRestart(key, after.uid(), "main", after.restarts(), after.lastTermination()));
            if (restarts.size() > 1_000) {
                restarts.removeFirst();
            }
        }
    }

    private static Pod pod(int number, int restarts) {
        Pod.Termination ended = restarts == 0
                ? null
                : new Pod.Termination("OOMKilled", 137, 0, "", NOW.minusSeconds(900), NOW.minusSeconds(600 + number));
        return new Pod(
                new PodKey("shop-" + number % 2, "pod-" + number),
                "uid-" + number,
                "node-" + number % NODES,
                new Pod.Owner("Deployment", "app-" + number % OWNERS),
                new Pod.State(Pod.Phase.RUNNING, restarts == 0 ? "Running" : "CrashLoopBackOff", restarts == 0),
                NOW.minusSeconds(3_600 + number % 100),
                Pod.Content.of(
                        List.of(new Pod.Container("main", "app:1", false, restarts == 0, restarts, "running", ended))),
                Labels.EMPTY);
    }
}
