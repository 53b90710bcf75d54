package dev.porthole.connectors.kubernetes.logs;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.text.OneLineText;
import dev.porthole.connectors.api.workloads.PodLogQuery;
import dev.porthole.connectors.api.workloads.WorkloadSource.LogListener;
import dev.porthole.connectors.kubernetes.server.ApiException;
import dev.porthole.connectors.kubernetes.server.ApiRequest;
import dev.porthole.connectors.kubernetes.server.ApiServer;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What containers print, from the kubelets through the API server. */
public final class PodLogs implements AutoCloseable {

    static final int MAX_LINE = 1 << 20;
    private static final int MAX_BYTES = 32 << 20;
    private static final int OK = 200;

    private final ApiServer api;
    private final RandomGenerator random;
    private final Set<LogFollower> followers = ConcurrentHashMap.newKeySet();

    public PodLogs(ApiServer api, RandomGenerator random) {
        this.api = api;
        this.random = random;
    }

    /** Lines in the order of {@code kubectl logs}. What the kubelet says in their place is a failure, or a note beside them. */
    public Outcome<List<LogEntry>> read(PodLogQuery query, Deadline deadline) {
        return api.<Lines>get(
                        request(query, query.since(), query.tailLines()).with("limitBytes", MAX_BYTES),
                        body -> lines(query, body),
                        deadline)
                .then(this::outcome);
    }

    private Outcome<List<LogEntry>> outcome(Lines read) {
        if (read.entries().isEmpty() && !read.remark().isEmpty()) {
            return Outcome.failed(kubelet(api.failures().target(), read.remark()));
        }
        return Outcome.of(
                read.entries(),
                Stream.of(
                                Detail.said(read.remark()),
                                read.cut() ? Detail.of("logs.first", MAX_BYTES >> 20) : Detail.NONE)
                        .filter(note -> !note.isEmpty())
                        .toList());
    }

    /** The kubelet has answered in words, although with 200: it could not read the log, or not go on with it. */
    static Failure kubelet(String target, String remark) {
        return new Failure.ServerFailed(target, OK, new OneLineText(remark).text());
    }

    /** @param remark of the kubelet's own, see {@link LogLines#remark} */
    private record Lines(List<LogEntry> entries, String remark, boolean cut) {}

    private static Lines lines(PodLogQuery query, InputStream body) throws IOException {
        var source = new LineStream(body, MAX_LINE);
        var entries = new LogLines(query.pod(), query.container());
        var found = new ArrayList<LogEntry>();
        boolean cut = false;
        while (source.next()) {
            cut = source.taken() >= MAX_BYTES;
            if (cut && !source.isWhole()) {
                break;
            }
            LogEntry entry = entries.entry(source.line(), source.length());
            // The API takes whole seconds only: what is earlier within the second is left out here.
            if (entry != null && !isBefore(entry, query.since())) {
                found.add(entry);
            }
        }
        return new Lines(List.copyOf(found), entries.remark(), cut);
    }

    static boolean isBefore(LogEntry entry, @Nullable Instant since) {
        return since != null && entry.timeNanos() < since.getEpochSecond() * 1_000_000_000L + since.getNano();
    }

    public Subscription follow(PodLogQuery query, LogListener listener) {
        var follower = new LogFollower(api, query, listener, random, followers::remove);
        followers.add(follower);
        follower.start();
        return follower;
    }

    static ApiRequest request(PodLogQuery query, @Nullable Instant since, int tailLines) {
        ApiRequest request = ApiRequest.of(
                        "get",
                        "pods/log",
                        "api",
                        "v1",
                        "namespaces",
                        query.pod().namespace(),
                        "pods",
                        query.pod().name(),
                        "log")
                .with("timestamps", "true");
        if (!query.container().isEmpty()) {
            request = request.with("container", query.container());
        }
        if (query.previous()) {
            request = request.with("previous", "true");
        }
        if (since != null) {
            request = request.with(
                    "sinceTime", since.truncatedTo(ChronoUnit.SECONDS).toString());
        }
        return tailLines > 0 ? request.with("tailLines", tailLines) : request;
    }

    /** A container that has not started yet answers 400: asking again helps. */
    static Failure failure(ApiException thrown, String target) {
        return thrown.failure() instanceof Failure.BadQuery bad
                        && bad.detail().toString().contains("is waiting to start")
                ? new Failure.ServerFailed(target, thrown.status(), bad.detail())
                : thrown.failure();
    }

    @Override
    public void close() {
        followers.forEach(LogFollower::close);
    }
}
