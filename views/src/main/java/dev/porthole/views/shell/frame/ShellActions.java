package dev.porthole.views.shell.frame;

import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.shell.navigation.Destination;
import dev.porthole.views.shell.navigation.Navigator;
import dev.porthole.views.shell.palette.Action;
import dev.porthole.views.shell.palette.Actions;
import dev.porthole.views.shell.topbar.TopBar;
import dev.porthole.views.shell.topbar.TopBarViewModel;
import dev.porthole.views.text.TimeWords;
import dev.porthole.views.theme.Appearance;
import dev.porthole.views.time.TimeChoice;
import java.time.Duration;
import java.util.Collection;
import javafx.scene.input.KeyCharacterCombination;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/** What can be done from anywhere. */
final class ShellActions {

    static final String PALETTE = "palette";
    static final String HELP = "help";

    private final TopBarViewModel model;
    private final Navigator navigator;
    private final Appearance appearance;
    private final TopBar topBar;
    private final Kiosk kiosk;

    ShellActions(TopBarViewModel model, Navigator navigator, Appearance appearance, TopBar topBar, Kiosk kiosk) {
        this.kiosk = kiosk;
        this.model = model;
        this.navigator = navigator;
        this.appearance = appearance;
        this.topBar = topBar;
    }

    void addTo(Actions actions, Collection<Destination> places, Runnable openPalette, Runnable openHelp) {
        for (Destination place : places) {
            actions.add(Action.of(
                    "go." + place,
                    Phrase.of("action.go", Phrase.of("nav." + place)),
                    new KeyCodeCombination(KeyCode.valueOf("DIGIT" + place.digit()), KeyCombination.SHORTCUT_DOWN),
                    () -> navigator.go(place)));
        }
        actions.add(Action.of("back", Phrase.of("action.back"), key(KeyCode.ESCAPE), navigator::back));
        actions.add(Action.of(
                "back.left", Phrase.of("action.back"), key(KeyCode.LEFT, KeyCombination.ALT_DOWN), navigator::back));
        actions.add(Action.of(
                PALETTE, Phrase.of("action.palette"), key(KeyCode.K, KeyCombination.SHORTCUT_DOWN), openPalette));
        actions.add(Action.of(HELP, Phrase.of("action.help"), new KeyCharacterCombination("?"), openHelp));
        actions.add(Action.of("refresh", Phrase.of("action.refresh.now"), key(KeyCode.F5), model::refreshNow));
        actions.add(Action.of(
                "refreshEvery",
                Phrase.of("action.refresh.every"),
                key(KeyCode.F5, KeyCombination.SHIFT_DOWN),
                topBar::openRefresh));
        actions.add(Action.of(
                "range", Phrase.of("action.range"), key(KeyCode.R, KeyCombination.ALT_DOWN), topBar::openRange));
        actions.add(Action.of(
                "cluster", Phrase.of("action.cluster"), key(KeyCode.C, KeyCombination.ALT_DOWN), topBar::openCluster));
        actions.add(Action.of(
                "cluster.apart",
                Phrase.of("action.cluster.apart"),
                key(KeyCode.N, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
                topBar::openClusterApart));
        actions.add(Action.of(
                "namespace",
                Phrase.of("action.namespace"),
                key(KeyCode.N, KeyCombination.ALT_DOWN),
                topBar::openNamespace));
        actions.add(Action.of(
                "board", Phrase.of("action.board"), key(KeyCode.B, KeyCombination.ALT_DOWN), topBar::openBoard));
        actions.add(Action.of(
                "service", Phrase.of("action.service"), key(KeyCode.V, KeyCombination.ALT_DOWN), topBar::openService));
        actions.add(Action.of("kiosk", Phrase.of("action.kiosk"), key(KeyCode.F11), kiosk::toggle));
        actions.add(Action.of(
                "theme",
                Phrase.of("action.theme"),
                key(KeyCode.L, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
                () -> appearance.themeProperty().set(appearance.theme().opposite())));
        for (Duration length : TimeWords.RANGES) {
            actions.add(Action.of(
                    "range." + length,
                    Phrase.of("action.range.last", Phrase.of("range." + length)),
                    () -> model.choose(new TimeChoice.Last(length))));
        }
    }

    private static KeyCombination key(KeyCode code, KeyCombination.Modifier... modifiers) {
        return new KeyCodeCombination(code, modifiers);
    }
}
