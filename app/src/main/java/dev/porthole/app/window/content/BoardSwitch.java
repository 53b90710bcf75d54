package dev.porthole.app.window.content;

import dev.porthole.app.boards.BoardFeed;
import dev.porthole.app.boards.file.BoardEntry;
import dev.porthole.app.boards.file.BoardFiles;
import dev.porthole.app.boards.file.BoardLibrary;
import dev.porthole.app.boards.file.BuiltInBoards;
import dev.porthole.app.session.Session;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.views.board.BoardViewModel;
import dev.porthole.views.board.TileSelection;
import dev.porthole.views.board.definition.BoardDefinition;
import dev.porthole.views.board.definition.BoardVariable;
import dev.porthole.views.board.tile.BoardPane;
import dev.porthole.views.board.tile.BoardView;
import dev.porthole.views.board.tile.TileSurroundings;
import dev.porthole.views.shell.navigation.Destination;
import dev.porthole.views.shell.navigation.Navigator;
import dev.porthole.views.shell.navigation.Target;
import dev.porthole.views.time.TimeChoice;
import dev.porthole.views.time.TimeCursor;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** Shows the board that is chosen, for the time, the namespace and the service that are looked at. UI thread only. */
final class BoardSwitch implements AutoCloseable {

    private final Session session;
    private final BoardLibrary library;
    private final Surroundings around;
    private final TimeCursor time;
    private final Navigator navigator;
    private final Consumer<TileSelection> chosen;
    private final BoardPane pane = new BoardPane();
    private final ObjectProperty<Optional<Instant>> newest = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<BoardDefinition> board;
    private final ReadOnlyStringWrapper serviceNow = new ReadOnlyStringWrapper("");
    private final Subscription listening;
    private BoardEntry entry;
    private volatile BoardFeed feed;
    private String service = "";
    private Subscription shown = () -> {};

    BoardSwitch(
            Session session,
            BoardLibrary library,
            Surroundings around,
            TimeCursor time,
            Navigator navigator,
            Consumer<TileSelection> chosen) {
        this.session = session;
        this.library = library;
        this.around = around;
        this.time = time;
        this.navigator = navigator;
        this.chosen = chosen;
        this.entry = library.find(BuiltInBoards.ON_CALL).orElseThrow();
        this.feed = session.board();
        this.board = new ReadOnlyObjectWrapper<>(feed.board());
        this.listening = library.listen(() -> around.bridge().conflate(this, this::reload));
        time.choiceProperty().addListener((property, before, now) -> look());
        navigator.namespaceProperty().addListener((property, before, now) -> look());
        navigator.remember(this::memento);
        present();
    }

    BoardPane pane() {
        return pane;
    }

    /** What is asked for now. */
    BoardFeed feed() {
        return feed;
    }

    ReadOnlyObjectProperty<BoardDefinition> boardProperty() {
        return board.getReadOnlyProperty();
    }

    BoardEntry entry() {
        return entry;
    }

    /** The service that the board is about, with its namespace before a stroke; empty for all. */
    ReadOnlyStringProperty serviceProperty() {
        return serviceNow.getReadOnlyProperty();
    }

    /** When the newest value on the board was true. */
    ObservableValue<Optional<Instant>> newestProperty() {
        return newest;
    }

    /** Whether every tile has an answer, good or bad. */
    boolean isSettled() {
        return feed.tiles().stream().noneMatch(tile -> tile.reading().latest() instanceof Observation.Pending<?>);
    }

    /** A person wants another board: it is shown in place of whatever is open. */
    void go(String id) {
        navigator.go(Destination.OVERVIEW);
        navigator.narrow(Target.EVERYTHING);
        choose(id);
    }

    /** Shows another board; one that is not there any more is not shown. */
    void choose(String id) {
        library.find(id).ifPresent(found -> {
            entry = found;
            service = found.board()
                    .map(definition -> definition.variables().getOrDefault(BoardVariable.SERVICE, ""))
                    .filter(preset -> !preset.isEmpty())
                    .orElse(service);
            open();
            found.board()
                    .flatMap(BoardDefinition::range)
                    .ifPresent(range -> time.choiceProperty().set(new TimeChoice.Last(range)));
        });
    }

    /** The board about one service, for this one. */
    void openService(String which) {
        service = which;
        go(BuiltInBoards.SERVICE);
        chooseService(which);
    }

    /** A board file from anywhere; read off the UI thread. */
    void open(Path file) {
        Thread.ofVirtual().name("open " + file.getFileName()).start(() -> {
            BoardEntry opened = library.open(file);
            around.bridge().run(() -> go(opened.id()));
        });
    }

    /**
     * The board was written into a file, which is shown.
     *
     * @param focus the tile that gets the keys
     * @param copy the file's name when it is another one than before; else empty
     */
    void written(String id, int focus, String copy) {
        library.find(id).ifPresent(found -> {
            entry = found;
            open();
            pane.focus(focus);
            if (!copy.isEmpty()) {
                pane.say(around.messages().text("board.written.copy", copy));
            }
        });
    }

    /** Looks at another service. */
    void chooseService(String other) {
        service = other;
        look();
        say();
    }

    private void open() {
        close(feed);
        BoardDefinition definition = entry.board().orElseGet(() -> BoardFiles.nothing(entry));
        feed = entry.id().equals(BuiltInBoards.ON_CALL) ? session.board() : session.board(definition, view(definition));
        look();
        present();
    }

    private void present() {
        shown.close();
        BoardDefinition definition = feed.board();
        var model = new BoardViewModel(
                feed.tiles(), around.messages(), around.clock(), time, around.bridge(), around.ticks(), chosen);
        Subscription attached = model.attach();
        newest.bind(model.newestProperty());
        shown = attached;
        boolean fills = definition.size() == BoardDefinition.TileSize.LARGE;
        pane.show(
                new BoardView(
                        model,
                        definition.size(),
                        new TileSurroundings(
                                around.appearance(),
                                around.painter(),
                                around.bridge(),
                                around.messages(),
                                around.zone(),
                                time,
                                around.clock())),
                fills);
        board.set(definition);
        say();
    }

    private void say() {
        pane.say(new BoardFiles(around.messages()).notice(entry, feed.board(), service));
    }

    private void reload() {
        Optional<BoardEntry> now = library.find(entry.id());
        if (now.isEmpty()) {
            choose(BuiltInBoards.ON_CALL);
            return;
        }
        BoardEntry before = entry;
        entry = now.get();
        if (!before.board().equals(entry.board())) {
            open();
        } else if (!before.mistakes().equals(entry.mistakes())) {
            say();
        }
    }

    private void look() {
        serviceNow.set(service);
        feed.look(view(feed.board()));
    }

    private BoardFeed.View view(BoardDefinition definition) {
        var values = new EnumMap<BoardVariable, String>(BoardVariable.class);
        values.put(BoardVariable.CLUSTER, session.cluster().name());
        String namespace = navigator.namespaceProperty().get();
        String preset = definition.variables().getOrDefault(BoardVariable.NAMESPACE, "");
        values.put(BoardVariable.NAMESPACE, namespace.isEmpty() ? preset : namespace);
        if (definition.isOfService()) {
            int stroke = service.indexOf('/');
            values.put(BoardVariable.SERVICE, service.substring(stroke + 1));
            if (stroke > 0) {
                values.put(BoardVariable.NAMESPACE, service.substring(0, stroke));
            }
        }
        return new BoardFeed.View(time.choiceProperty().get(), Map.copyOf(values));
    }

    /** Of the steps back: what board was shown, and of which service. */
    private Runnable memento() {
        String then = entry.id();
        String ofService = service;
        return () -> {
            service = ofService;
            if (!entry.id().equals(then)) {
                choose(then);
            } else {
                look();
                say();
            }
        };
    }

    private void close(BoardFeed old) {
        shown.close();
        shown = () -> {};
        if (old != session.board()) {
            old.close();
        }
    }

    @Override
    public void close() {
        listening.close();
        close(feed);
    }
}
