package dev.porthole.views.pods.explanation;

import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.text.VisibleText;
import dev.porthole.connectors.api.workloads.ClusterEvent;
import dev.porthole.connectors.api.workloads.Condition;
import dev.porthole.connectors.api.workloads.ContainerRestart;
import dev.porthole.connectors.api.workloads.NodeState;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.Revision;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.pods.rows.ExitCode;
import dev.porthole.views.pods.rows.PodRow;
import dev.porthole.views.text.Age;
import dev.porthole.views.text.SafeText;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What is known of a pod, in sentences. */
public final class ExplanationWords {

    /** Events that say why a container was stopped come before all others. */
    private static final Set<String> TELLING =
            Set.of("Unhealthy", "OOMKilling", "BackOff", "Killing", "Evicted", "Failed", "FailedMount", "NodeNotReady");

    private final Messages messages;
    private final InstantSource clock;
    private final DateTimeFormatter time;

    public ExplanationWords(Messages messages, InstantSource clock, ZoneId zone) {
        this.messages = messages;
        this.clock = clock;
        this.time = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(zone);
    }

    public String end(Pod.Termination ended) {
        Duration ran = Duration.between(ended.startedAt(), ended.finishedAt());
        String words = messages.text(
                "pods.story.end",
                VisibleText.of(ended.reason()),
                ExitCode.words(ended),
                time.format(ended.finishedAt()),
                age(ended.finishedAt()),
                new Age(ran.isNegative() ? Duration.ZERO : ran));
        return ended.message().isEmpty() ? words : words + "\n" + SafeText.block(ended.message());
    }

    /** Of a pod in which nothing has ended: why it does not start, when it does not. */
    String notEnded(Pod pod) {
        if (PodRow.isQuiet(pod.status())) {
            return messages.text("pods.story.never");
        }
        String status = VisibleText.of(pod.status());
        String known = "pods.story.waiting." + pod.status();
        return messages.has(known)
                ? messages.text("pods.story.waiting.why", status, messages.text(known))
                : messages.text("pods.story.waiting", status);
    }

    String kept(Instant at) {
        return messages.text("pods.story.kept", time.format(at));
    }

    String restart(ContainerRestart restart) {
        return messages.text(
                "pods.story.restart",
                restart.count(),
                VisibleText.of(restart.container()),
                time.format(restart.ended().finishedAt()),
                VisibleText.of(restart.ended().reason()));
    }

    /** The rollout that was in effect at the end, and how long before it began; what runs, when nothing has ended. */
    String rollout(RestartExplanation story, List<Revision> revisions) {
        Instant end = story.ended().map(Pod.Termination::finishedAt).orElseGet(clock::instant);
        return Revision.inEffect(revisions, story.pod(), end)
                .map(then -> rollout(then, end))
                .orElseGet(() -> messages.text("pods.story.rollout.none"));
    }

    private String rollout(Revision.InEffect then, Instant end) {
        Revision current = then.revision();
        Age age = new Age(Duration.between(then.since(), end));
        if (then.before().isEmpty()) {
            return messages.text("pods.story.rollout.first", current.number(), images(current), age);
        }
        Revision last = then.before().get();
        String key = current.images().equals(last.images()) ? "pods.story.rollout.same" : "pods.story.rollout.changed";
        String words = messages.text(key, last.number(), current.number(), images(last), images(current), age);
        return current.cause().isEmpty() ? words : words + " \u00b7 " + SafeText.line(current.cause());
    }

    private static String images(Revision revision) {
        return VisibleText.of(revision.images().stream()
                .map(image -> image.substring(image.lastIndexOf('/') + 1))
                .collect(Collectors.joining(", ")));
    }

    String node(NodeState node) {
        String name = VisibleText.of(node.name());
        List<Condition> troubles = node.troubles();
        if (troubles.isEmpty()) {
            return messages.text(node.unschedulable() ? "pods.story.node.cordoned" : "pods.story.node.fine", name);
        }
        return troubles.stream()
                .map(trouble -> messages.text(
                        "pods.story.node.trouble",
                        name,
                        VisibleText.of(trouble.type()),
                        VisibleText.of(trouble.status()),
                        SafeText.line(trouble.message())))
                .collect(Collectors.joining("\n"));
    }

    String events(List<ClusterEvent> all) {
        if (all.isEmpty()) {
            return messages.text("pods.story.noEvents");
        }
        return all.stream()
                .sorted(Comparator.comparing((ClusterEvent event) -> !TELLING.contains(event.reason()))
                        .thenComparing(ClusterEvent::at, Comparator.reverseOrder()))
                .map(this::event)
                .collect(Collectors.joining("\n"));
    }

    String event(ClusterEvent event) {
        return messages.text(
                "pods.story.event",
                time.format(event.at()),
                VisibleText.of(event.reason()),
                SafeText.line(event.message()),
                event.count());
    }

    public String line(LogEntry line) {
        return time.format(Instant.ofEpochSecond(0, line.timeNanos())) + "  " + SafeText.line(line.message());
    }

    public Age age(Instant then) {
        return Age.between(then, clock.instant());
    }

    public String time(Instant at) {
        return time.format(at);
    }
}
