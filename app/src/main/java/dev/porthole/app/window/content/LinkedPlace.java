package dev.porthole.app.window.content;

import dev.porthole.app.boards.file.BoardLibrary;
import dev.porthole.app.opening.Opening;
import dev.porthole.app.opening.PortholeLink;
import dev.porthole.views.logs.search.LogsViewModel;
import dev.porthole.views.shell.navigation.Destination;
import dev.porthole.views.shell.navigation.Navigator;
import dev.porthole.views.shell.navigation.Place;
import dev.porthole.views.time.TimeChoice;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/**
 * The place that is shown as a link for others, and a link's place shown here. A range that moves along is copied as it is
 * now, for whoever opens the link later is to see the same. UI thread only.
 */
record LinkedPlace(
        String context,
        Navigator navigator,
        LogsViewModel logs,
        BoardSwitch boards,
        BoardLibrary library,
        Surroundings around) {

    void go(Opening opening) {
        opening.namespace().ifPresent(navigator.namespaceProperty()::set);
        TimeChoice when = opening.range()
                .<TimeChoice>map(TimeChoice.Fixed::new)
                .orElse(navigator.currentProperty().get().time());
        Destination page =
                opening.page().orElse(opening.board().isPresent() ? Destination.OVERVIEW : navigator.destination());
        navigator.go(page, navigator.target(), when);
        opening.filter().ifPresent(logs.input().textProperty()::set);
        opening.board().ifPresent(this::open);
    }

    /** Boards are read from files, and that is not done on this thread. */
    private void open(Path board) {
        Thread.ofVirtual().name("open a board").start(() -> {
            String id = library.open(board).id();
            around.bridge().run(() -> boards.choose(id));
        });
    }

    String link() {
        Place here = navigator.currentProperty().get();
        return new PortholeLink()
                .text(new Opening(
                        Optional.of(context),
                        Optional.of(here.namespace()),
                        Optional.of(here.destination()),
                        Optional.of(here.time().at(around.clock().instant())),
                        Optional.of(logs.input().textProperty().get()),
                        Optional.empty(),
                        false));
    }

    void copy() {
        var content = new ClipboardContent();
        content.putString(link());
        Clipboard.getSystemClipboard().setContent(content);
    }
}
