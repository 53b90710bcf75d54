package dev.porthole.app.window.content;

import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.shell.topbar.Choice;
import dev.porthole.views.shell.topbar.Choices;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The kubeconfig's contexts, as they are offered in a window.
 *
 * @param names as they are in the files now
 * @param chosen is told of another one for the same window
 * @param apart opens one in a window of its own; empty where there are no windows
 */
public record Contexts(Live<List<String>> names, Consumer<String> chosen, Optional<Consumer<String>> apart) {

    /** A menu in which {@code open} is chosen. */
    Choices choices(String open) {
        return new Choices(
                rows(names.latest().known().orElse(List.of()), open),
                open,
                choice -> chosen.accept(choice.id()),
                apart.map(window -> choice -> window.accept(choice.id())));
    }

    /** Keeps a menu as the files are. */
    Subscription keep(Choices choices, String open, UiBridge bridge) {
        return bridge.deliver(names, now -> now.known().ifPresent(found -> choices.offer(rows(found, open), open)));
    }

    /** What is open stands there even when it is no context, or is one no more. */
    private static List<Choice> rows(List<String> names, String open) {
        List<Choice> rows = new ArrayList<>();
        if (!names.contains(open)) {
            rows.add(new Choice(open, open));
        }
        names.forEach(name -> rows.add(new Choice(name, name)));
        return rows;
    }
}
