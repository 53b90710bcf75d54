package dev.porthole.views.alerts;

import dev.porthole.views.i18n.Messages;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;

/** The page of alerts in its sections, each made when it is first wanted; only the one that is shown is in the scene. */
public final class AlertsPage extends VBox {

    private final Messages messages;
    private final SegmentedButton sections = new SegmentedButton();
    private final HBox bar = new HBox();
    private final Region space = new Region();
    private final StackPane body = new StackPane();
    private final Map<Section, Supplier<? extends Region>> offered = new EnumMap<>(Section.class);
    private final Map<Section, Region> opened = new EnumMap<>(Section.class);

    /** What is looked at. */
    public enum Section {
        LIST,
        RULES,
        SILENCES,
        ROUTES
    }

    public AlertsPage(Messages messages) {
        this.messages = messages;
        getStyleClass().add("alerts-page");
        sections.getStyleClass().add("alert-sections");
        bar.getChildren().addAll(sections, space);
        HBox.setHgrow(space, Priority.ALWAYS);
        bar.getStyleClass().add("alert-section-bar");
        VBox.setVgrow(body, Priority.ALWAYS);
        body.setMinHeight(0);
        getChildren().addAll(bar, body);
    }

    /** Something that is true of all sections, at the end of their bar. */
    public void mark(Node node) {
        bar.getChildren().add(node);
    }

    /** One more section, behind those that are there; the first one is shown. */
    public void add(Section section, Supplier<? extends Region> content) {
        offered.put(section, content);
        var button = new ToggleButton(messages.text("alerts.section." + section));
        button.setMinWidth(USE_PREF_SIZE);
        button.setUserData(section);
        button.setOnAction(event -> show(section));
        sections.getButtons().add(button);
        if (offered.size() == 1) {
            show(section);
        }
    }

    /** Whether a person sees it now. */
    public boolean isShowing(Section section) {
        Region content = opened.get(section);
        return content != null && content.getScene() != null;
    }

    public void show(Section section) {
        Supplier<? extends Region> content = offered.get(section);
        if (content != null) {
            body.getChildren().setAll(opened.computeIfAbsent(section, now -> content.get()));
        }
        sections.getButtons().forEach(button -> button.setSelected(button.getUserData() == section));
    }
}
