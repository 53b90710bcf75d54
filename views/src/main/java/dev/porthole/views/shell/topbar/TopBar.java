package dev.porthole.views.shell.topbar;

import dev.porthole.views.i18n.Messages;
import dev.porthole.views.shell.overlay.OverlayLayer;
import dev.porthole.views.text.Tone;
import dev.porthole.views.theme.Glyph;
import dev.porthole.views.theme.Icon;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Cluster, namespace, board, palette, range, refreshing, what fires. */
public final class TopBar extends HBox {

    /** Below this width only what is chosen is said, not what it is about. */
    private static final double NARROW = 1240;

    /** Below this width the app is known by its mark alone. */
    private static final double VERY_NARROW = 900;

    private final TopBarViewModel model;
    private final Messages messages;
    private final OverlayLayer overlay;
    private final BarButton cluster;
    private final BarButton namespace;
    private final BarButton board;
    private final BarButton service;
    private final BarButton range;
    private final BarButton refresh;

    /**
     * @param clusterTone how the connection to the cluster is coloured
     * @param openPalette opens the command palette
     */
    public TopBar(
            TopBarViewModel model,
            ObservableValue<Tone> clusterTone,
            OverlayLayer overlay,
            Runnable openPalette,
            Runnable showAlerts) {
        this.model = model;
        this.messages = model.messages();
        this.overlay = overlay;
        getStyleClass().add("top-bar");
        setAlignment(Pos.CENTER_LEFT);
        TopBarInputs inputs = model.inputs();
        cluster = menu(clusterDot(clusterTone), "top.cluster", "", inputs.clusters());
        namespace = menu(null, "top.namespace", messages.text("top.namespace"), inputs.namespaces());
        board = menu(null, "top.board", messages.text("top.board"), inputs.boards());
        service = menu(null, "top.service", messages.text("top.service"), inputs.services());
        range = new BarButton(new Icon(Glyph.CLOCK, 12), "", model.rangeTextProperty(), true);
        range.setOnAction(event -> openRange());
        refresh = new BarButton(new Icon(Glyph.REFRESH, 12), "", model.refreshTextProperty(), true);
        refresh.setOnAction(event -> openRefresh());
        hint(range, "action.range");
        hint(refresh, "action.refresh.every");
        var name = new Label(messages.text("app.name"), new Logo(22));
        name.getStyleClass().add("app-name");
        name.setMinWidth(USE_PREF_SIZE);
        name.contentDisplayProperty()
                .bind(widthProperty()
                        .map(width ->
                                width.doubleValue() < VERY_NARROW ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT));
        getChildren().addAll(name, cluster, namespace, board, service);
        for (Badge badge : inputs.badges()) {
            getChildren().add(badge(badge));
        }
        BooleanBinding narrow = widthProperty().lessThan(NARROW);
        // a service says its namespace itself, and is cut before the window is
        namespace.visibleProperty().unbind();
        namespace
                .visibleProperty()
                .bind(Bindings.isNotEmpty(inputs.namespaces().options())
                        .and(narrow.and(service.visibleProperty()).not()));
        service.briefWidthProperty()
                .bind(widthProperty()
                        .map(width -> width.doubleValue() < 960 ? 48.0 : width.doubleValue() < 1100 ? 84.0 : 110.0));
        List.of(cluster, namespace, board, service)
                .forEach(button -> button.briefProperty().bind(narrow));
        getChildren().addAll(space(), palette(openPalette, narrow), space(), range, refresh, firing(showAlerts));
    }

    public void openCluster() {
        cluster.fire();
    }

    /** The menu of clusters, for a window of its own. */
    public void openClusterApart() {
        Choices clusters = model.inputs().clusters();
        clusters.apart()
                .ifPresent(apart -> overlay.openAt(
                        cluster, new ChoiceMenu(clusters.options(), row -> false, messages, closing(apart))));
    }

    public void openNamespace() {
        namespace.fire();
    }

    public void openBoard() {
        board.fire();
    }

    /** The menu of services; nothing while the board is about none. */
    public void openService() {
        if (service.isVisible()) {
            service.fire();
        }
    }

    public void openRange() {
        overlay.openAt(range, new RangeMenu(model, overlay::close));
    }

    public void openRefresh() {
        overlay.openAt(refresh, new RefreshMenu(model, overlay::close));
    }

    private static Region clusterDot(ObservableValue<Tone> clusterTone) {
        var dot = new Region();
        dot.getStyleClass().add("dot");
        clusterTone.subscribe(tone -> {
            for (Tone other : Tone.values()) {
                dot.pseudoClassStateChanged(
                        PseudoClass.getPseudoClass(other.name().toLowerCase(Locale.ROOT)), other == tone);
            }
        });
        return dot;
    }

    private BarButton menu(@Nullable Node mark, String nameKey, String shownName, Choices choices) {
        var button = new BarButton(
                mark,
                shownName,
                choices.chosenProperty().map(chosen -> chosen.map(Choice::label).orElse("\u2013")),
                true);
        button.setAccessibleHelp(messages.text(nameKey));
        button.setOnAction(event -> overlay.openAt(
                button,
                new ChoiceMenu(
                        choices.options(),
                        row -> Optional.of(row).equals(choices.chosenProperty().get()),
                        messages,
                        closing(choices::choose),
                        choices.apart().map(this::closing))));
        button.managedProperty().bind(button.visibleProperty());
        button.visibleProperty().bind(Bindings.isNotEmpty(choices.options()));
        return button;
    }

    private Consumer<Choice> closing(Consumer<Choice> then) {
        return row -> {
            overlay.close();
            then.accept(row);
        };
    }

    private static Region space() {
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    private Button palette(Runnable openPalette, BooleanBinding narrow) {
        var what = new Label(messages.text("palette.prompt"));
        what.getStyleClass().add("dim");
        what.visibleProperty().bind(narrow.not());
        what.managedProperty().bind(narrow.not());
        var key = new Label("Ctrl K");
        key.getStyleClass().add("dim");
        key.setMinWidth(USE_PREF_SIZE);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var parts = new HBox(6, new Icon(Glyph.SEARCH, 12), what, space, key);
        parts.setAlignment(Pos.CENTER_LEFT);
        var button = new Button();
        button.getStyleClass().setAll("button", "bar-button", "palette-button");
        button.setGraphic(parts);
        button.setAccessibleText(messages.text("palette.prompt"));
        button.setOnAction(event -> openPalette.run());
        BooleanBinding veryNarrow = widthProperty().lessThan(VERY_NARROW);
        key.visibleProperty().bind(veryNarrow.not());
        key.managedProperty().bind(veryNarrow.not());
        button.prefWidthProperty()
                .bind(widthProperty()
                        .map(width -> width.doubleValue() < VERY_NARROW
                                ? 36.0
                                : width.doubleValue() < NARROW ? 92.0 : 262.0));
        parts.prefWidthProperty().bind(button.widthProperty().subtract(22));
        return button;
    }

    private Button firing(Runnable showAlerts) {
        var text = new SimpleStringProperty();
        var button = new BarButton(new Icon(Glyph.ALERTS, 12), "", text, false);
        button.getStyleClass().add("firing-button");
        button.setOnAction(event -> showAlerts.run());
        Runnable show = () -> {
            Optional<Integer> count = model.firingProperty().get();
            text.set(count.map(number -> messages.text("top.firing", number))
                    .orElseGet(() -> messages.text("top.firing.unknown")));
            button.pseudoClassStateChanged(
                    PseudoClass.getPseudoClass("danger"),
                    count.filter(number -> number > 0).isPresent());
        };
        model.firingProperty().addListener((property, before, now) -> show.run());
        show.run();
        return button;
    }

    private Label badge(Badge badge) {
        var label = new Label(messages.text(badge.text()));
        label.getStyleClass().add("tag");
        label.setMinWidth(USE_PREF_SIZE);
        label.pseudoClassStateChanged(
                PseudoClass.getPseudoClass(badge.tone().name().toLowerCase(Locale.ROOT)), true);
        label.setTooltip(new Tooltip(messages.text(badge.story())));
        return label;
    }

    private void hint(Button button, String key) {
        button.setTooltip(new Tooltip(messages.text(key)));
    }
}
