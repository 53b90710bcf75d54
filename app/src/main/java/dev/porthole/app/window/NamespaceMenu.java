package dev.porthole.app.window;

import dev.porthole.app.connect.Connection;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Source;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.workloads.WorkloadSource;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.shell.topbar.Choice;
import dev.porthole.views.shell.topbar.Choices;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The namespaces to choose from, asked of the cluster once it is connected and again at each reconnection. */
final class NamespaceMenu {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Messages messages;
    private final UiBridge bridge;
    private final Choices choices;
    private String chosen;

    /**
     * @param chosen to begin with; empty for all
     * @param onChosen hears of another one
     */
    NamespaceMenu(Messages messages, UiBridge bridge, String chosen, Consumer<String> onChosen) {
        this.messages = messages;
        this.bridge = bridge;
        this.chosen = chosen;
        this.choices = new Choices(List.of(all()), "", choice -> {
            this.chosen = choice.id();
            onChosen.accept(this.chosen);
        });
    }

    Choices choices() {
        return choices;
    }

    /** The one that is looked at; empty for all. */
    String chosen() {
        return chosen;
    }

    Subscription keep(Connection<WorkloadSource> workloads) {
        var asked = new AtomicReference<@Nullable Source>();
        return workloads
                .state()
                .subscribe(state -> workloads
                        .source()
                        .filter(source -> asked.getAndSet(source) != source)
                        .ifPresent(this::ask));
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
        choices.offer(rows, chosen);
    }

    private Choice all() {
        return new Choice("", messages.text("namespace.all"));
    }
}
