package dev.porthole.app.restarts;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.connectors.api.workloads.ContainerUsage;
import dev.porthole.connectors.api.workloads.PodDetail;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.connectors.api.workloads.UsageSample;
import dev.porthole.connectors.api.workloads.UsageSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * What containers use, as the cluster measures it itself. That has no past: what was heard while somebody asked is kept,
 * so that a pod that is looked at has a line that grows.
 */
public final class SampledUsage implements UsageSource {

    /** Twice as long as metrics-server measures by default: no gaps where a sample comes a little late. */
    private static final Duration STEP = Duration.ofSeconds(30);

    /** A range that ends before this is of the past, of which nobody can be asked. */
    private static final Duration NOW = Duration.ofMinutes(1);

    /** Containers of one pod are asked about one after the other, and are in the same answer. */
    private static final Duration SAME_ANSWER = Duration.ofSeconds(5);

    private static final int MOST_PODS = 100;
    private static final int MOST_SAMPLES = 480;

    private final EvidenceGatherer.Workloads workloads;
    private final InstantSource clock;
    private final Map<PodKey, Kept> pods = new LinkedHashMap<>(16, 0.75f, true);

    public SampledUsage(EvidenceGatherer.Workloads workloads, InstantSource clock) {
        this.workloads = workloads;
        this.clock = clock;
    }

    /** Of one pod. Guarded by itself, and never while the cluster is asked. */
    private static final class Kept {
        private final Map<String, Deque<UsageSample>> samples = new HashMap<>();
        private final Map<String, PodDetail.Resources> limits = new HashMap<>();
        private Instant askedAt = Instant.MIN;
        private Optional<Failure> problem = Optional.empty();
        /** Done when the question that is under way has been answered. */
        private CompletableFuture<Boolean> answered = CompletableFuture.completedFuture(true);
    }

    @Override
    public Outcome<ContainerUsage> usage(PodKey pod, String container, TimeRange range, Deadline deadline) {
        Instant now = clock.instant();
        Kept kept = kept(pod);
        boolean current = !range.end().isBefore(now.minus(NOW));
        if (current && !isAnswered(pod, kept, now, deadline)) {
            return Outcome.failed(new Failure.TimedOut(pod.toString(), deadline.limit(), ""));
        }
        return of(kept, container, range);
    }

    /** Asks, or waits for who asks already; false when that took too long. */
    private boolean isAnswered(PodKey pod, Kept kept, Instant now, Deadline deadline) {
        var mine = new CompletableFuture<Boolean>();
        CompletableFuture<Boolean> other = null;
        synchronized (kept) {
            if (now.isBefore(kept.askedAt.plus(SAME_ANSWER))) {
                other = kept.answered;
            } else {
                kept.askedAt = now;
                kept.answered = mine;
            }
        }
        if (other != null) {
            return isDone(other, deadline);
        }
        try {
            ask(pod, kept, deadline);
        } finally {
            mine.complete(true);
        }
        return true;
    }

    private static boolean isDone(CompletableFuture<Boolean> answered, Deadline deadline) {
        try {
            return answered.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } catch (TimeoutException | ExecutionException late) {
            return false;
        }
    }

    private static Outcome<ContainerUsage> of(Kept kept, String container, TimeRange range) {
        synchronized (kept) {
            List<UsageSample> within = kept.samples.getOrDefault(container, new ArrayDeque<>()).stream()
                    .filter(sample -> range.contains(sample.at()))
                    .toList();
            if (within.isEmpty() && kept.problem.isPresent()) {
                return Outcome.failed(kept.problem.get());
            }
            PodDetail.Resources limits = kept.limits.getOrDefault(container, PodDetail.Resources.NONE);
            return Outcome.of(new ContainerUsage(
                    series(range, within, UsageSample::memory),
                    limits.memory(),
                    series(range, within, UsageSample::cpu),
                    limits.cpu()));
        }
    }

    private Kept kept(PodKey pod) {
        synchronized (pods) {
            Kept kept = pods.computeIfAbsent(pod, unknown -> new Kept());
            if (pods.size() > MOST_PODS) {
                pods.remove(pods.keySet().iterator().next());
            }
            return kept;
        }
    }

    private void ask(PodKey pod, Kept kept, Deadline deadline) {
        Outcome<Map<String, UsageSample>> answer = workloads.ask(deadline, (source, limit) -> source.usage(pod, limit));
        boolean limitsToo = false;
        synchronized (kept) {
            switch (answer) {
                case Outcome.Success<Map<String, UsageSample>>(var found, var notes) -> {
                    kept.problem = Optional.empty();
                    found.forEach((container, sample) -> keep(kept, container, sample, clock.instant()));
                    limitsToo = kept.limits.isEmpty();
                }
                case Outcome.Failed<Map<String, UsageSample>>(var failure) -> kept.problem = Optional.of(failure);
            }
        }
        if (limitsToo) {
            limits(pod, kept, deadline);
        }
    }

    private static void keep(Kept kept, String container, UsageSample sample, Instant now) {
        Deque<UsageSample> samples = kept.samples.computeIfAbsent(container, unknown -> new ArrayDeque<>());
        // The cluster's clock may be ahead of this machine's.
        Instant at = sample.at().isAfter(now) ? now : sample.at();
        UsageSample last = samples.peekLast();
        if (last == null || last.at().isBefore(at)) {
            samples.addLast(new UsageSample(at, sample.memory(), sample.cpu()));
            if (samples.size() > MOST_SAMPLES) {
                samples.removeFirst();
            }
        }
    }

    private void limits(PodKey pod, Kept kept, Deadline deadline) {
        if (workloads.<PodDetail>ask(deadline, (source, limit) -> source.describe(pod, limit))
                instanceof Outcome.Success<PodDetail>(var detail, var notes)) {
            synchronized (kept) {
                detail.containers()
                        .forEach(container -> kept.limits.put(container.status().name(), container.limits()));
            }
        }
    }

    /** Over the whole range, as metrics come: what was not heard is absent. */
    private static Optional<TimeSeries> series(
            TimeRange range, List<UsageSample> samples, Function<UsageSample, OptionalDouble> measured) {
        if (samples.stream().noneMatch(sample -> measured.apply(sample).isPresent())) {
            return Optional.empty();
        }
        long step = Math.max(STEP.toMillis(), range.length().toMillis() / MOST_SAMPLES);
        long start = range.start().toEpochMilli();
        double[] values = new double[(int) (range.length().toMillis() / step) + 1];
        Arrays.fill(values, TimeSeries.ABSENT);
        for (UsageSample sample : samples) {
            measured.apply(sample)
                    .ifPresent(value -> values[(int) ((sample.at().toEpochMilli() - start) / step)] = value);
        }
        return Optional.of(new TimeSeries(Labels.EMPTY, start, step, values));
    }
}
