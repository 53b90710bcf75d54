package dev.porthole.app.window.scope;

import dev.porthole.app.connect.Connection;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Source;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.connectors.api.workloads.PodTable;
import dev.porthole.connectors.api.workloads.WorkloadSource;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.shell.topbar.Choice;
import dev.porthole.views.shell.topbar.Choices;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** The namespaces to choose from, asked of the cluster at each connection, and those that its pods bring. */
public final class NamespaceMenu {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Messages messages;
    private final UiBridge bridge;
    private final Choices choices;
    private final StringProperty chosen;

    /** @param chosen the one that is looked at, empty for all; may be set by others too */
    public NamespaceMenu(Messages messages, UiBridge bridge, StringProperty chosen) {
        this.messages = messages;
        this.bridge = bridge;
        this.chosen = chosen;
        this.choices = new Choices(List.of(all()), "", choice -> chosen.set(choice.id()));
        chosen.addListener(property -> choices.offer(List.copyOf(choices.options()), chosen.get()));
    }

    public Choices choices() {
        return choices;
    }

    /** @param pods whose namespaces are offered as well, as they come */
    public Subscription keep(Connection<WorkloadSource> workloads, Live<PodTable> pods) {
        var asked = new AtomicReference<@Nullable Source>();
        Subscription connected = workloads
                .state()
                .subscribe(state -> workloads
                        .source()
                        .filter(source -> asked.getAndSet(source) != source)
                        .ifPresent(this::ask));
        var known = new AtomicReference<Set<String>>(Set.of());
        Subscription watched = pods.subscribe(state -> state.known().ifPresent(table -> {
            Set<String> named =
                    table.pods().keySet().stream().map(PodKey::namespace).collect(Collectors.toSet());
            if (!known.getAndSet(named).equals(named)) {
                bridge.run(() -> add(named));
            }
        }));
        return () -> {
            connected.close();
            watched.close();
        };
    }

    private void add(Set<String> named) {
        var names = new TreeSet<>(named);
        choices.options().stream().map(Choice::id).filter(id -> !id.isEmpty()).forEach(names::add);
        offer(List.copyOf(names));
    }

    private void ask(WorkloadSource source) {
        Thread.ofVirtual().name("namespaces").start(() -> {
            if (source.namespaces(Deadline.after(LIMIT))
                    instanceof Outcome.Success<List<String>>(var names, var notes)) {
                bridge.run(() -> offer(names));
            }
        });
    }

    private void offer(List<String> names) {
        List<Choice> rows = new ArrayList<>();
        rows.add(all());
        names.forEach(name -> rows.add(new Choice(name, name)));
        choices.offer(rows, chosen.get());
    }

    private Choice all() {
        return new Choice("", messages.text("namespace.all"));
    }
}
