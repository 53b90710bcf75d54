package dev.porthole.views.forwards;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.forwards.Forward;
import dev.porthole.connectors.api.forwards.ForwardTarget;
import dev.porthole.connectors.api.forwards.ForwardTarget.Kind;
import dev.porthole.connectors.api.forwards.PortForwards;
import dev.porthole.connectors.api.workloads.ClusterService;
import dev.porthole.connectors.api.workloads.WorkloadSource;
import dev.porthole.views.bridge.LatestOnlyTask;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.text.FailureTexts;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** The forwards that are open, and opening more. UI thread only. */
public final class ForwardsViewModel {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final PortForwards forwards;
    private final ObservableValue<@Nullable WorkloadSource> workloads;
    private final UiBridge bridge;
    private final LatestOnlyTask listing;
    private final LatestOnlyTask opening;
    private final FailureTexts failures = new FailureTexts();
    private final ReadOnlyObjectWrapper<List<Forward>> open = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Phrase> targetProblem = new ReadOnlyObjectWrapper<>(Phrase.NONE);
    private final ReadOnlyObjectWrapper<Phrase> portProblem = new ReadOnlyObjectWrapper<>(Phrase.NONE);

    /** What can be forwarded to, as far as it may be listed; completion reads it on a thread of its own. */
    private volatile List<ForwardTarget> services = List.of();

    /** @param workloads null until there is a cluster */
    public ForwardsViewModel(
            PortForwards forwards, ObservableValue<@Nullable WorkloadSource> workloads, UiBridge bridge) {
        this.forwards = forwards;
        this.workloads = workloads;
        this.bridge = bridge;
        this.listing = new LatestOnlyTask(bridge);
        this.opening = new LatestOnlyTask(bridge);
    }

    /** In the order they were opened. */
    public ReadOnlyObjectProperty<List<Forward>> openProperty() {
        return open.getReadOnlyProperty();
    }

    /** The services that all the words typed so far are found in, as they would be typed. Any thread. */
    List<String> complete(String typed) {
        List<String> words = List.of(typed.strip().toLowerCase(Locale.ROOT).split("\\s+"));
        return services.stream()
                .map(TargetText::of)
                .filter(text -> words.stream().allMatch(text::contains))
                .toList();
    }

    /** What is wrong with the target that was typed last. */
    ReadOnlyObjectProperty<Phrase> targetProblemProperty() {
        return targetProblem.getReadOnlyProperty();
    }

    /** What is wrong with the port of this machine that was typed last. */
    ReadOnlyObjectProperty<Phrase> portProblemProperty() {
        return portProblem.getReadOnlyProperty();
    }

    /** Keeps the list up to date until closed. */
    public Subscription attach() {
        return bridge.deliver(forwards.forwards(), now -> open.set(now.known().orElse(List.of())));
    }

    /** Asks which services there are. */
    void list() {
        WorkloadSource source = workloads.getValue();
        if (source != null) {
            listing.ask("services", () -> source.services("", Deadline.after(LIMIT)), answer -> {
                if (answer instanceof Outcome.Success<List<ClusterService>>(var found, var notes)) {
                    services = List.copyOf(found.stream()
                            .flatMap(service -> service.ports().stream()
                                    .map(port -> new ForwardTarget(
                                            Kind.SERVICE, service.namespace(), service.name(), port.number())))
                            .toList());
                }
            });
        }
    }

    /** Opens what was typed; says at which of the two something is wrong. */
    void open(String target, String localPort) {
        Optional<ForwardTarget> read = TargetText.read(target);
        Optional<Integer> port = TargetText.localPort(localPort);
        targetProblem.set(read.isEmpty() ? Phrase.of("forwards.error.target") : Phrase.NONE);
        portProblem.set(port.isEmpty() ? Phrase.of("forwards.error.port") : Phrase.NONE);
        if (read.isPresent() && port.isPresent()) {
            open(read.get(), port.get());
        }
    }

    /** Opens it on any port that is free, or finds it open. */
    public void open(ForwardTarget target) {
        open(target, 0);
    }

    private void open(ForwardTarget target, int localPort) {
        opening.ask("forward " + target, () -> forwards.open(target, localPort), answer -> {
            if (answer instanceof Outcome.Failed<Forward>(var failure)) {
                portProblem.set(failures.sentence(failure));
            }
        });
    }

    boolean isRestored(ForwardTarget target) {
        return forwards.isRestored(target);
    }

    void setRestored(ForwardTarget target, boolean restored) {
        forwards.setRestored(target, restored);
    }

    void close(ForwardTarget target) {
        Thread.ofVirtual().name("close forward " + target).start(() -> forwards.close(target));
    }
}
