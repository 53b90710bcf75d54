package dev.porthole.views.shell.frame;

import dev.porthole.views.bridge.WhileInScene;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.shell.navigation.Destination;
import dev.porthole.views.shell.navigation.NavigationRail;
import dev.porthole.views.shell.navigation.Navigator;
import dev.porthole.views.shell.overlay.NoticeCorner;
import dev.porthole.views.shell.overlay.OverlayLayer;
import dev.porthole.views.shell.palette.Actions;
import dev.porthole.views.shell.palette.HelpView;
import dev.porthole.views.shell.palette.PaletteView;
import dev.porthole.views.shell.palette.PaletteViewModel;
import dev.porthole.views.shell.status.StatusBar;
import dev.porthole.views.shell.topbar.TopBar;
import dev.porthole.views.theme.Appearance;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * The window's content: top bar, rail, the place one is at, status bar, and what lies over them. It lives while it is
 * in a scene.
 */
public final class ShellView extends StackPane {

    private final ShellViewModel model;
    private final Navigator navigator;
    private final Actions actions;
    private final Map<Destination, Supplier<? extends Region>> places;
    private final Map<Destination, Region> opened = new EnumMap<>(Destination.class);
    private final OverlayLayer overlay = new OverlayLayer();
    private final BorderPane frame = new BorderPane();
    private final NoticeCorner corner;
    private final TopBar topBar;

    /**
     * @param actions gets the frame's own ones added
     * @param places the views there are, each made when it is first gone to, and framed; the rail has no others
     */
    public ShellView(
            ShellViewModel model,
            Navigator navigator,
            Actions actions,
            Appearance appearance,
            Map<Destination, Supplier<? extends Region>> places) {
        this.model = model;
        this.navigator = navigator;
        this.actions = actions;
        this.places = new EnumMap<>(places);
        getStyleClass().add("shell");
        topBar = new TopBar(
                model.topBar(),
                model.statusBar().clusterToneProperty(),
                overlay,
                this::openPalette,
                () -> navigator.go(Destination.ALERTS));
        frame.setTop(topBar);
        frame.setLeft(new NavigationRail(this.places.keySet(), navigator, model.messages()));
        frame.setBottom(new StatusBar(model.statusBar(), overlay));
        corner = new NoticeCorner(model.messages());
        StackPane.setAlignment(corner, Pos.BOTTOM_RIGHT);
        getChildren().addAll(frame, corner, overlay);
        var kiosk = new Kiosk(frame);
        addEventFilter(KeyEvent.KEY_PRESSED, kiosk::leaveOnEscape);
        new ShellActions(model.topBar(), navigator, appearance, topBar, kiosk)
                .addTo(actions, this.places.keySet(), this::openPalette, this::openHelp);
        navigator.currentProperty().addListener((property, before, now) -> show(now.destination()));
        show(navigator.currentProperty().get().destination());
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        addEventHandler(KeyEvent.KEY_TYPED, this::pressed);
        new WholeTexts().watch(this);
        WhileInScene.keep(this, model::attach);
    }

    public void openPalette() {
        Messages messages = model.messages();
        overlay.openCentred(new PaletteView(new PaletteViewModel(actions, messages), messages, overlay::close));
    }

    /** Shows a card over the page. */
    public void openCard(Region card) {
        overlay.openCentred(card);
    }

    public void closeCard() {
        overlay.close();
    }

    /** Says in the corner what happened with the alerts. */
    public void tell(String title, String body, boolean urgent) {
        String link = model.messages().text("notice.alerts");
        corner.show(title, body, urgent, link, () -> navigator.go(Destination.ALERTS));
    }

    /** All keys. */
    public void openHelp() {
        overlay.openCentred(new HelpView(actions, model.messages()));
    }

    private void show(Destination destination) {
        Supplier<? extends Region> place = places.get(destination);
        if (place != null) {
            frame.setCenter(opened.computeIfAbsent(destination, now -> framed(place.get())));
        }
    }

    /** A place of its own fills a panel; the overview has several. */
    private static Region framed(Region place) {
        if (place instanceof OverviewView) {
            return place;
        }
        var page = new StackPane(new Panel(place));
        page.getStyleClass().add("place");
        return page;
    }

    private void pressed(KeyEvent event) {
        actions.of(event).ifPresent(action -> {
            event.consume();
            boolean again = overlay.isOpen(PaletteView.class) && action.id().equals(ShellActions.PALETTE)
                    || overlay.isOpen(HelpView.class) && action.id().equals(ShellActions.HELP);
            overlay.close();
            if (!again) {
                action.run().run();
            }
        });
    }
}
