package dev.porthole.views.pods;

import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.views.pods.detail.PodDetailViewModel;
import dev.porthole.views.pods.explanation.RestartExplanationViewModel;
import dev.porthole.views.pods.list.PodListViewModel;
import dev.porthole.views.pods.logs.PodLogsViewModel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pod that a person looks into: keeps what is shown of it up with the cluster. UI thread only. */
final class OpenPod {

    /** Events, conditions and usage change without the pod doing so. */
    static final Duration AGAIN = Duration.ofSeconds(15);

    private final PodListViewModel list;
    private final RestartExplanationViewModel story;
    private final PodDetailViewModel detail;
    private final PodLogsViewModel logs;
    private final InstantSource clock;
    private @Nullable Pod shown;
    private Instant askedAt = Instant.MIN;

    OpenPod(PodsView.Models models, InstantSource clock) {
        this.list = models.list();
        this.story = models.story();
        this.detail = models.detail();
        this.logs = models.logs();
        this.clock = clock;
    }

    void open(Pod pod) {
        shown = pod;
        askedAt = clock.instant();
        detail.look(pod);
        story.tell(pod, list.restarts(pod));
        logs.look(family(pod));
    }

    void close() {
        shown = null;
        detail.close();
        story.close();
    }

    /** To be called about once a second. What is gone stays as it was. */
    void keepUp() {
        Pod before = shown;
        if (before == null) {
            return;
        }
        Optional<Pod> now = list.find(before.key());
        boolean known = list.observationProperty().get() instanceof Observation.Fresh<?>;
        detail.setGone(known && now.isEmpty());
        now.ifPresent(pod -> follow(before, pod));
    }

    private void follow(Pod before, Pod now) {
        if (!now.uid().equals(before.uid())) {
            // Another one by the same name, as a StatefulSet makes them.
            open(now);
            return;
        }
        shown = now;
        logs.look(family(now));
        story.keepUp(now, list.restarts(now));
        Instant at = clock.instant();
        if (!now.equals(before) || !at.isBefore(askedAt.plus(AGAIN))) {
            askedAt = at;
            detail.refresh(now);
        }
    }

    /** The pod first, then the others of its workload. */
    private List<Pod> family(Pod pod) {
        List<Pod> family = new ArrayList<>(List.of(pod));
        list.siblings(pod).stream()
                .filter(other -> !other.uid().equals(pod.uid()))
                .forEach(family::add);
        return family;
    }
}
