package dev.porthole.app.window.content;

import dev.porthole.app.boards.file.BoardEntry;
import dev.porthole.app.boards.file.BoardFiles;
import dev.porthole.app.boards.file.BoardLibrary;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.views.shell.topbar.Choice;
import dev.porthole.views.shell.topbar.Choices;
import java.util.List;

/** The menu of boards: those that come with Porthole, then a person's own. UI thread only. */
final class BoardMenu {

    private final BoardLibrary library;
    private final Surroundings around;
    private final BoardSwitch boards;
    private final Choices choices;

    BoardMenu(BoardLibrary library, Surroundings around, BoardSwitch boards) {
        this.library = library;
        this.around = around;
        this.boards = boards;
        this.choices = new Choices(rows(), boards.entry().id(), chosen -> boards.go(chosen.id()));
    }

    Choices choices() {
        return choices;
    }

    /** Keeps it up to date until closed. */
    Subscription keep() {
        Subscription changes = library.listen(() -> around.bridge().conflate(choices, this::offer));
        var shown = boards.boardProperty().subscribe(this::offer);
        return () -> {
            changes.close();
            shown.unsubscribe();
        };
    }

    private void offer() {
        choices.offer(rows(), boards.entry().id());
    }

    private List<Choice> rows() {
        var words = new BoardFiles(around.messages());
        return library.all().stream()
                .map((BoardEntry entry) -> new Choice(entry.id(), words.title(entry)))
                .toList();
    }
}
