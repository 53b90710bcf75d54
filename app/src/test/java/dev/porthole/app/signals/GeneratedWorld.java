package dev.porthole.app.signals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;

/**
 * A cluster made up by chance, whose true values are known, and the series that its exporters, applications, meshes and
 * ingresses would tell of it: with labels in all the layouts that real clusters have, and much of it told twice.
 */
final class GeneratedWorld {

    private static final String NAMESPACE = "shop";
    private static final double[][] LAYOUTS = {{0.1, 0.5, 1}, {0.25, 2.5}, {0.05, 0.2, 0.8, 3}};
    private static final String[] MODES = {"user", "system", "idle", "iowait"};

    private final Random random;
    private final StringBuilder text = new StringBuilder();
    private final Map<String, Double> truth = new LinkedHashMap<>();
    private final int step;
    private final boolean replicas;

    GeneratedWorld(long seed) {
        this.random = new Random(seed);
        this.step = new int[] {15, 15, 30, 60, 300}[random.nextInt(5)];
        this.replicas = random.nextInt(4) == 0;
        series("up", "job=\"prometheus\",instance=\"p:9090\"", 1, 0);
        nodes();
        services();
    }

    /** Seconds between two scrapes. */
    int step() {
        return step;
    }

    PromCase series() {
        return new PromCase(text.toString());
    }

    /** The value of each tile. */
    Map<String, Double> truth() {
        return truth;
    }

    private void series(String metric, String labels, double value, double change) {
        for (String replica : replicas ? List.of("prometheus-0", "prometheus-1") : List.of("")) {
            String all = replica.isEmpty() ? labels : labels + ",prometheus_replica=\"" + replica + "\"";
            text.append(metric)
                    .append('{')
                    .append(all)
                    .append("} ")
                    .append(value)
                    .append(" # +")
                    .append(change)
                    .append("/s\n");
        }
    }

    private void counter(String metric, String labels, double perSecond) {
        series(metric, labels, 1000 + perSecond * 7200, perSecond);
    }

    private double share(double least, double most) {
        return least + (most - least) * random.nextInt(1001) / 1000.0;
    }

    private void nodes() {
        int machines = 1 + random.nextInt(4);
        boolean named = random.nextBoolean();
        boolean twoClusters = random.nextInt(4) == 0;
        boolean twoJobs = random.nextInt(3) == 0;
        boolean twoExporters = named && random.nextInt(4) == 0;
        double busy = 0;
        int cores = 0;
        double used = 0;
        double size = 0;
        double fullest = 0;
        for (String cluster : twoClusters ? List.of("eu", "us") : List.of("")) {
            for (int machine = 0; machine < machines; machine++) {
                int itsCores = 1 + random.nextInt(3);
                double itsBusy = share(0.01, 0.99);
                double itsSize = (4 + random.nextInt(60)) * 1e9;
                double itsUsed = Math.floor(itsSize * share(0.05, 0.95));
                double disk = share(0.05, 0.55);
                boolean available = random.nextInt(4) != 0;
                boolean jitters = random.nextInt(6) == 0;
                busy += itsBusy * itsCores;
                cores += itsCores;
                used += itsUsed;
                size += itsSize;
                fullest = Math.max(fullest, disk);
                String more = (named ? ",node=\"node-" + machine + "\"" : "")
                        + (cluster.isEmpty() ? "" : ",cluster=\"" + cluster + "\"");
                for (String job :
                        twoJobs ? List.of("node-exporter", "kubernetes-service-endpoints") : List.of("node")) {
                    for (int port : twoExporters ? List.of(9100, 9101) : List.of(9100)) {
                        String labels =
                                "job=\"%s\",instance=\"10.0.0.%d:%d\"%s".formatted(job, machine + 1, port, more);
                        node(labels, itsCores, itsBusy, jitters);
                        memory(labels, itsSize, itsUsed, available);
                        disks(labels, disk);
                    }
                }
            }
        }
        truth.put("cpu", busy / cores);
        truth.put("memory", used / size);
        truth.put("disk", fullest);
    }

    private void node(String labels, int cores, double busy, boolean jitters) {
        for (int core = 0; core < cores; core++) {
            for (String mode : MODES) {
                double perSecond = switch (mode) {
                    case "user" -> busy * 0.7;
                    case "system" -> busy * 0.3;
                    case "idle" -> 1 - busy;
                    default -> 0;
                };
                // a counter that steps back is taken for one that began again: as if it had counted all in a moment
                counter(
                        "node_cpu_seconds_total",
                        labels + ",cpu=\"" + core + "\",mode=\"" + mode + "\"",
                        mode.equals("iowait") && jitters ? -0.01 : perSecond);
            }
        }
    }

    private void memory(String labels, double size, double used, boolean available) {
        series("node_memory_MemTotal_bytes", labels, size, 0);
        double free = size - used;
        if (available) {
            series("node_memory_MemAvailable_bytes", labels, free, 0);
        }
        series("node_memory_MemFree_bytes", labels, Math.floor(free / 2), 0);
        series("node_memory_Buffers_bytes", labels, 1e6, 0);
        series("node_memory_Cached_bytes", labels, free - Math.floor(free / 2) - 1e6, 0);
    }

    private void disks(String labels, double used) {
        disk(labels, "/", "ext4", used, 0);
        if (random.nextBoolean()) {
            disk(labels, "/iso", "ext4", 1, 1);
        }
        disk(labels, "/run", "tmpfs", 0.99, 0);
    }

    private void disk(String labels, String mount, String type, double used, int readOnly) {
        String all = labels + ",mountpoint=\"%s\",fstype=\"%s\",device=\"/dev/sda\"".formatted(mount, type);
        series("node_filesystem_size_bytes", all, 1e12, 0);
        series("node_filesystem_avail_bytes", all, 1e12 * (1 - used), 0);
        series("node_filesystem_readonly", all, readOnly, 0);
    }

    /** One service: how many requests, how many fail, and how they spread over its buckets. */
    private record Service(String name, double rate, double failing, double[] bounds, double[] shares, int pods) {

        double cumulative(double bound) {
            double sum = 0;
            for (int i = 0; i < bounds.length && bounds[i] <= bound; i++) {
                sum += shares[i];
            }
            return Math.min(1, sum);
        }
    }

    private void services() {
        int count = 1 + random.nextInt(4);
        boolean sameBuckets = random.nextBoolean();
        int layout = random.nextInt(LAYOUTS.length);
        boolean mesh = random.nextInt(3) == 0;
        int ingress = random.nextInt(4);
        double rate = 0;
        double failed = 0;
        List<Service> services = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double[] bounds = LAYOUTS[sameBuckets ? layout : random.nextInt(LAYOUTS.length)];
            double first = share(0.1, 0.8);
            double[] shares = new double[bounds.length];
            shares[0] = first;
            shares[1] = 1 - first;
            var service = new Service(
                    new String[] {"cart", "pay", "web", "stock-level"}[i],
                    1 + random.nextInt(200),
                    random.nextInt(3) == 0 ? 0 : share(0, 0.3),
                    bounds,
                    shares,
                    1 + random.nextInt(3));
            services.add(service);
            rate += service.rate();
            failed += service.rate() * service.failing();
            application(service);
            if (mesh && random.nextBoolean()) {
                mesh(service);
            }
            if (ingress > 0 && random.nextBoolean()) {
                ingress(service, ingress);
            }
        }
        truth.put("requests", rate);
        truth.put("errors", failed / rate);
        truth.put("latency", latency(services));
    }

    private static double latency(List<Service> services) {
        var layouts = new TreeSet<Integer>();
        services.forEach(service -> layouts.add(service.bounds().length));
        if (layouts.size() == 1) {
            double[] bounds = services.getFirst().bounds();
            double[] counts = new double[bounds.length];
            for (Service service : services) {
                for (int i = 0; i < bounds.length; i++) {
                    counts[i] += service.rate() * service.cumulative(bounds[i]);
                }
            }
            return quantile(bounds, counts);
        }
        return services.stream()
                .mapToDouble(service -> quantile(
                        service.bounds(),
                        java.util.Arrays.stream(service.bounds())
                                .map(service::cumulative)
                                .toArray()))
                .max()
                .orElseThrow();
    }

    /** As Prometheus does: straight within a bucket. */
    private static double quantile(double[] bounds, double[] counts) {
        double rank = 0.95 * counts[counts.length - 1];
        int at = 0;
        while (counts[at] < rank) {
            at++;
        }
        double below = at == 0 ? 0 : counts[at - 1];
        double from = at == 0 ? 0 : bounds[at - 1];
        return from + (bounds[at] - from) * (rank - below) / (counts[at] - below);
    }

    /** Its own metrics, of one of the families, with labels in one of the layouts, of each of its pods. */
    private void application(Service service) {
        int family = random.nextInt(5);
        int layout = random.nextInt(4);
        boolean twoJobs = layout == 0 && random.nextInt(3) == 0;
        for (int pod = 0; pod < service.pods(); pod++) {
            String name = service.name() + "-5d8f7c9b4d-x" + pod + "abc";
            String instance = "10.1.%d.%d:8080".formatted(service.name().length(), pod + 1);
            String labels = switch (layout) {
                case 0 -> "namespace=\"%s\",service=\"%s\",pod=\"%s\",instance=\"%s\"";
                case 1 -> "namespace=\"%s\",app=\"%s\",pod=\"%s\",instance=\"%s\",job=\"kubernetes-pods\"";
                case 2 -> "job=\"%s/%s\",pod=\"%s\",instance=\"%s\"";
                default -> "namespace=\"%s\",app_kubernetes_io_name=\"%s\",pod=\"%s\",instance=\"%s\",job=\"pods\"";
            };
            String all = labels.formatted(NAMESPACE, service.name(), name, instance);
            if (layout == 0) {
                requests(service, family, all + ",job=\"" + service.name() + "\"");
                if (twoJobs) {
                    requests(
                            service,
                            family,
                            "namespace=\"%s\",pod=\"%s\",instance=\"%s\",job=\"kubernetes-pods\""
                                    .formatted(NAMESPACE, name, instance));
                }
            } else {
                requests(service, family, all);
            }
            pool(all, service, pod);
        }
    }

    private void requests(Service service, int family, String labels) {
        String base = switch (family) {
            case 0 -> "http_server_requests_seconds";
            case 1 -> "http_server_request_duration_seconds";
            default -> "http_request_duration_seconds";
        };
        String status = switch (family) {
            case 0 -> "status";
            case 1 -> "http_response_status_code";
            case 2 -> "code";
            case 3 -> "status_code";
            default -> "status";
        };
        String count = family < 2 ? base + "_count" : "http_requests_total";
        double rate = service.rate() / service.pods();
        byStatus(count, labels, status, rate, service.failing());
        for (double bound : service.bounds()) {
            counter(base + "_bucket", labels + ",le=\"" + bound + "\"", rate * service.cumulative(bound));
        }
        counter(base + "_bucket", labels + ",le=\"+Inf\"", rate);
    }

    private void byStatus(String metric, String labels, String status, double rate, double failing) {
        counter(metric, labels + "," + status + "=\"200\"", rate * (1 - failing));
        if (failing > 0) {
            counter(metric, labels + "," + status + "=\"503\"", rate * failing);
        }
    }

    private void mesh(Service service) {
        for (String reporter : List.of("source", "destination")) {
            byStatus(
                    "istio_requests_total",
                    "job=\"istio\",reporter=\"%s\",destination_service_name=\"%s\",destination_service_namespace=\"%s\""
                            .formatted(reporter, service.name(), NAMESPACE),
                    "response_code",
                    service.rate(),
                    service.failing());
        }
    }

    private void ingress(Service service, int kind) {
        switch (kind) {
            case 1 ->
                byStatus(
                        "nginx_ingress_controller_requests",
                        "job=\"nginx\",namespace=\"ingress\",service=\"controller\",exported_namespace=\"%s\",exported_service=\"%s\",ingress=\"front\""
                                .formatted(NAMESPACE, service.name()),
                        "status",
                        service.rate(),
                        service.failing());
            case 2 ->
                byStatus(
                        "nginx_ingress_controller_requests",
                        "job=\"nginx\",namespace=\"%s\",service=\"%s\",ingress=\"front\""
                                .formatted(NAMESPACE, service.name()),
                        "status",
                        service.rate(),
                        service.failing());
            default ->
                byStatus(
                        "traefik_service_requests_total",
                        "job=\"traefik\",namespace=\"traefik\",service=\"%s-%s-8080@kubernetes\""
                                .formatted(NAMESPACE, service.name()),
                        "code",
                        service.rate(),
                        service.failing());
        }
    }

    private void pool(String labels, Service service, int pod) {
        int max = 5 + random.nextInt(20);
        int active = random.nextInt(max + 1);
        String all = labels + ",pool=\"HikariPool-1\"";
        series("hikaricp_connections_active", all, active, 0);
        series("hikaricp_connections_max", all, max, 0);
        series("hikaricp_connections_pending", all, 0, 0);
        truth.merge("pool", (double) active / max, Math::max);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "every %d s, %s%n%s", step, truth, text);
    }
}
