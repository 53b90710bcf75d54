package dev.porthole.connectors.demo.metrics;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.matching.LabelTest;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.connectors.demo.promql.SampleStore;
import dev.porthole.connectors.demo.world.Life;
import dev.porthole.connectors.demo.world.Traffic;
import dev.porthole.connectors.demo.world.Workload;
import dev.porthole.connectors.demo.world.World;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongToDoubleFunction;

/** The sample shop's series, scraped every 15 seconds on whole quarters of a minute. */
public final class DemoSamples implements SampleStore {

    public static final long SCRAPE_MS = 15_000;

    private final World world;
    private final Map<Workload, ServiceLoad> loads = new HashMap<>();
    private final Map<String, Map<String, List<MetricTemplate>>> templates = new ConcurrentHashMap<>();
    private final PodMetrics podMetrics;
    private final StateMetrics stateMetrics = new StateMetrics();
    private final NodeMetrics nodeMetrics;

    public DemoSamples(World world, Traffic traffic) {
        this.world = world;
        this.podMetrics = new PodMetrics(traffic, world.noise());
        this.nodeMetrics = new NodeMetrics(world, traffic);
        for (Workload workload : world.workloads()) {
            loads.put(workload, new ServiceLoad(workload, world.noise()));
        }
    }

    @Override
    public List<RawSeries> select(List<Matcher> matchers, Windows windows) {
        var test = LabelTest.ofSeries(matchers);
        long[] ticks = ticks(windows);
        List<RawSeries> found = new ArrayList<>();
        if (ticks.length == 0) {
            return found;
        }
        for (NodeMetrics.NodeTemplate template : nodeMetrics.templates()) {
            if (test.test(template.labels())) {
                double[] values = new double[ticks.length];
                for (int i = 0; i < ticks.length; i++) {
                    values[i] = template.sampler().at(ticks[i]);
                }
                found.add(new RawSeries(template.labels(), ticks, values));
            }
        }
        // one scrape earlier than asked, so that a pod that has just gone is seen to end
        for (List<Life> sameName : byPod(ticks[0] - SCRAPE_MS, ticks[ticks.length - 1])) {
            templates(sameName.getFirst()).forEach((name, ofName) -> {
                if (test.testOnly("__name__", name)) {
                    for (MetricTemplate template : ofName) {
                        if (test.test(template.labels())) {
                            addPresent(found, template, sameName, ticks);
                        }
                    }
                }
            });
        }
        return found;
    }

    /** The label sets of all series with a sample in the range. */
    public List<Labels> labels(List<Matcher> matchers, long fromMs, long toMs) {
        long length = Math.max(SCRAPE_MS, toMs - fromMs + 1);
        return select(matchers, new Windows(toMs, toMs, 1, length)).stream()
                .map(RawSeries::labels)
                .toList();
    }

    private List<List<Life>> byPod(long fromMs, long toMs) {
        Map<String, List<Life>> byPod = new LinkedHashMap<>();
        for (Life life : world.lives(fromMs, toMs)) {
            byPod.computeIfAbsent(life.uid(), key -> new ArrayList<>(1)).add(life);
        }
        return List.copyOf(byPod.values());
    }

    /** By metric name. Pods' names come again, so this stays small. */
    private Map<String, List<MetricTemplate>> templates(Life life) {
        return templates.computeIfAbsent(life.uid(), key -> {
            List<MetricTemplate> all = new ArrayList<>(podMetrics.of(life, load(life)));
            all.addAll(stateMetrics.of(life));
            Map<String, List<MetricTemplate>> byName = new LinkedHashMap<>();
            for (MetricTemplate template : all) {
                byName.computeIfAbsent(template.labels().get("__name__"), name -> new ArrayList<>())
                        .add(template);
            }
            return byName;
        });
    }

    private ServiceLoad load(Life life) {
        ServiceLoad load = loads.get(life.workload());
        if (load == null) {
            throw new IllegalStateException("a pod of no workload: " + life.pod());
        }
        return load;
    }

    private static void addPresent(List<RawSeries> found, MetricTemplate template, List<Life> lives, long[] ticks) {
        double[] values = new double[ticks.length];
        Arrays.fill(values, TimeSeries.ABSENT);
        boolean any = false;
        for (Life life : lives) {
            int first = firstAtOrAfter(ticks, life.fromMs());
            for (int i = first; i < ticks.length && ticks[i] < life.toMs(); i++) {
                values[i] = template.sampler().at(life, ticks[i]);
                any |= !TimeSeries.isAbsent(values[i]);
            }
        }
        if (!any) {
            return;
        }
        LongToDoubleFunction earlier = at -> {
            for (Life life : lives) {
                if (life.exists(at)) {
                    return template.sampler().at(life, at);
                }
            }
            return TimeSeries.ABSENT;
        };
        found.add(compact(template.labels(), ticks, values, earlier));
    }

    private static int firstAtOrAfter(long[] ticks, long timeMs) {
        int place = Arrays.binarySearch(ticks, timeMs);
        return place >= 0 ? place : -place - 1;
    }

    /** Without the places where nothing is, but with a mark where the series ends. */
    private static RawSeries compact(Labels labels, long[] ticks, double[] values, LongToDoubleFunction earlier) {
        long[] times = new long[ticks.length];
        double[] kept = new double[ticks.length];
        int count = 0;
        for (int i = 0; i < ticks.length; i++) {
            boolean there = !TimeSeries.isAbsent(values[i]);
            if (there) {
                times[count] = ticks[i];
                kept[count++] = values[i];
            } else if (isThereBefore(ticks, values, i, earlier)) {
                times[count] = ticks[i];
                kept[count++] = STALE;
            }
        }
        return count == ticks.length && times[0] == ticks[0]
                ? new RawSeries(labels, ticks, kept)
                : new RawSeries(labels, Arrays.copyOf(times, count), Arrays.copyOf(kept, count));
    }

    private static boolean isThereBefore(long[] ticks, double[] values, int i, LongToDoubleFunction earlier) {
        long before = ticks[i] - SCRAPE_MS;
        return i > 0 && ticks[i - 1] == before
                ? !TimeSeries.isAbsent(values[i - 1])
                : !TimeSeries.isAbsent(earlier.applyAsDouble(before));
    }

    /** The scrapes that lie in one of the windows. */
    private static long[] ticks(Windows windows) {
        long first = -Math.floorDiv(-windows.fromMs(), SCRAPE_MS) * SCRAPE_MS;
        int most = (int) Math.max(0, Math.floorDiv(windows.lastEndMs() - first, SCRAPE_MS) + 1);
        long[] ticks = new long[most];
        int count = 0;
        for (long tick = first; tick <= windows.lastEndMs(); tick += SCRAPE_MS) {
            // the first window that ends at or after the tick
            long ahead = Math.max(0, -Math.floorDiv(windows.firstEndMs() - tick, windows.stepMs()));
            long end = windows.firstEndMs() + ahead * windows.stepMs();
            if (end - tick < windows.lengthMs() && end <= windows.lastEndMs()) {
                ticks[count++] = tick;
            }
        }
        return Arrays.copyOf(ticks, count);
    }
}
