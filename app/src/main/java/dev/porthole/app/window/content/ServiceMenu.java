package dev.porthole.app.window.content;

import dev.porthole.app.boards.BoardFeed;
import dev.porthole.app.engine.PollSpec;
import dev.porthole.app.session.Session;
import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.views.shell.topbar.Choice;
import dev.porthole.views.shell.topbar.Choices;
import java.util.ArrayList;
import java.util.List;

/** The menu of services, while the board is about one: those that answer requests. UI thread only. */
final class ServiceMenu {

    private final Surroundings around;
    private final BoardSwitch boards;
    private final Live<List<String>> services;
    private final Choices choices;
    private List<String> known = List.of();
    private Subscription asking = () -> {};

    ServiceMenu(Session session, Surroundings around, BoardSwitch boards) {
        this.around = around;
        this.boards = boards;
        var metrics = session.cluster().metrics();
        this.services = session.engine()
                .poll(new PollSpec<>(
                        "services",
                        metrics.id(),
                        deadline -> BoardFeed.services(
                                session.signals(), around.clock().instant(), deadline)));
        this.choices = new Choices(List.of(), "", chosen -> boards.chooseService(chosen.id()));
    }

    Choices choices() {
        return choices;
    }

    /** Keeps it up to date until closed. */
    Subscription keep() {
        var board = boards.boardProperty().subscribe(now -> {
            asking.close();
            asking = () -> {};
            if (now.isOfService()) {
                asking = around.bridge().deliver(services, answer -> {
                    known = answer.known().orElse(known);
                    offer();
                });
            }
            offer();
        });
        var chosen = boards.serviceProperty().subscribe(now -> offer());
        return () -> {
            asking.close();
            board.unsubscribe();
            chosen.unsubscribe();
        };
    }

    private void offer() {
        if (!boards.boardProperty().get().isOfService()) {
            choices.offer(List.of(), "");
            return;
        }
        String now = boards.serviceProperty().get();
        var all = new ArrayList<String>(known);
        if (!now.isEmpty() && !all.contains(now)) {
            all.addFirst(now);
        }
        List<Choice> rows = new ArrayList<>();
        rows.add(new Choice("", around.messages().text("board.service.all")));
        all.forEach(service -> rows.add(new Choice(service, service)));
        choices.offer(rows, now);
    }
}
