package dev.porthole.connectors.demo.world;

import java.util.List;

/**
 * Something that runs in the sample cluster.
 *
 * @param language what its metrics and logs look like: "java", "go", "node", "python", "postgres" or "system"
 */
public record Workload(
        String namespace,
        String name,
        String kind,
        int replicas,
        String language,
        int memoryMiB,
        Http http,
        Habit habit) {

    /**
     * What it serves.
     *
     * @param requestsPerSecond of one pod on average; 0 when it serves no HTTP
     * @param medianSeconds of a request
     */
    public record Http(double requestsPerSecond, double medianSeconds, List<String> routes) {

        static final Http NONE = new Http(0, 0.01, List.of());
    }

    /** How its pods live. */
    public enum Habit {
        /** They run for days. */
        STEADY,
        /** They run for days and end with an error now and then. */
        FAILING,
        /** A bad version is rolled out and back in every cycle. */
        ROLLED_OUT,
        /** Its image cannot be pulled. */
        WITHOUT_IMAGE,
        /** It runs for a while every hour. */
        JOB
    }

    public boolean servesHttp() {
        return http.requestsPerSecond() > 0;
    }

    public double requestsPerSecond() {
        return http.requestsPerSecond();
    }

    public double medianSeconds() {
        return http.medianSeconds();
    }

    public List<String> routes() {
        return http.routes();
    }

    public boolean isJava() {
        return language.equals("java");
    }

    public long memoryBytes() {
        return memoryMiB * 1024L * 1024L;
    }

    static Workload service(
            String name, int replicas, String language, int memory, double rate, double median, String... routes) {
        Habit habit = name.equals("checkout") ? Habit.ROLLED_OUT : name.equals("mailer") ? Habit.FAILING : Habit.STEADY;
        return new Workload(
                "shop", name, "Deployment", replicas, language, memory, new Http(rate, median, List.of(routes)), habit);
    }

    static Workload system(String namespace, String name, String kind, int replicas, int memory) {
        return new Workload(namespace, name, kind, replicas, "system", memory, Http.NONE, Habit.STEADY);
    }
}
