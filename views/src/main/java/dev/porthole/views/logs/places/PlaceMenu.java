package dev.porthole.views.logs.places;

import dev.porthole.connectors.api.logs.LogPlace;
import dev.porthole.connectors.api.logs.SavedLogSearch;
import dev.porthole.connectors.api.text.VisibleText;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.text.FailureTexts;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;

/** Chooses where is searched, or a search that was saved; and leads to the same search in a browser. */
public final class PlaceMenu extends Button {

    /** Of each kind; more are found by the search field of Kibana, to which the last row leads. */
    private static final int MOST = 15;

    private final LogPlacesModel model;
    private final Messages messages;
    private final Consumer<URI> browser;
    private final FailureTexts failures = new FailureTexts();
    private final ContextMenu menu = new ContextMenu();

    public PlaceMenu(LogPlacesModel model, Messages messages, Consumer<URI> browser) {
        this.model = model;
        this.messages = messages;
        this.browser = browser;
        getStyleClass().setAll("log-tab");
        setMinWidth(USE_PREF_SIZE);
        setText(messages.text("log.places"));
        setTooltip(new Tooltip(messages.text("log.places.help")));
        setOnAction(event -> open());
        visibleProperty().bind(model.availableProperty());
        managedProperty().bind(visibleProperty());
        model.offerProperty().addListener((property, before, now) -> list(now));
    }

    /** Shows what there is, and looks for what there is now. */
    public void open() {
        if (isVisible() && getScene() != null) {
            list(model.offerProperty().get());
            model.look();
            menu.show(this, Side.BOTTOM, 0, 0);
        }
    }

    private void list(LogPlacesModel.Offer offer) {
        List<MenuItem> items = new ArrayList<>();
        items.add(place(messages.text("log.places.found"), Optional.empty(), offer));
        for (LogPlace.Kind kind : LogPlace.Kind.values()) {
            List<LogPlace> places = offer.places().stream()
                    .filter(place -> place.kind() == kind)
                    .toList();
            if (!places.isEmpty()) {
                items.add(heading("log.places." + kind, places.size()));
                places.stream().limit(MOST).forEach(place -> items.add(place(name(place), Optional.of(place), offer)));
            }
        }
        if (!offer.searches().isEmpty()) {
            items.add(heading("log.places.searches", offer.searches().size()));
            offer.searches().stream().limit(MOST).forEach(saved -> items.add(search(saved)));
        }
        items.add(new SeparatorMenuItem());
        offer.failure().ifPresent(failure -> {
            var missing = new MenuItem(messages.text(failures.sentence(failure)));
            missing.setDisable(true);
            items.add(missing);
        });
        var link = new MenuItem(messages.text("action.logs.kibana"));
        link.setOnAction(event -> model.link(browser));
        items.add(link);
        menu.getItems().setAll(items);
    }

    private MenuItem heading(String key, int count) {
        var heading = new MenuItem(
                messages.text(key) + (count > MOST ? " " + messages.text("log.places.first", MOST, count) : ""));
        heading.setDisable(true);
        return heading;
    }

    private MenuItem place(String name, Optional<LogPlace> place, LogPlacesModel.Offer offer) {
        var item = new RadioMenuItem(name);
        item.setMnemonicParsing(false);
        item.setSelected(offer.chosen().equals(place));
        item.setOnAction(event -> model.choose(place));
        return item;
    }

    private MenuItem search(SavedLogSearch saved) {
        var item = new MenuItem(VisibleText.of(saved.name()));
        item.setMnemonicParsing(false);
        item.setOnAction(event -> model.choose(saved));
        return item;
    }

    private static String name(LogPlace place) {
        boolean same = place.name().isEmpty() || place.name().equals(place.pattern());
        return VisibleText.of(same ? place.pattern() : place.name() + "  " + place.pattern());
    }
}
