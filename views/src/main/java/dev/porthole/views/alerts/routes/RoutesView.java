package dev.porthole.views.alerts.routes;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.alerts.Routing;
import dev.porthole.views.bridge.WhileInScene;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.notice.FieldRemark;
import dev.porthole.views.notice.Notice;
import dev.porthole.views.time.Ticks;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.CustomTextField;

/** The routing tree, and beside it labels that are tried on it and a test alert. */
public final class RoutesView extends VBox {

    private static final double SIDE = 360;

    private final RoutesViewModel model;
    private final Messages messages;
    private final VBox trees = new VBox();
    private final Label result = new Label();
    private final Notice notice;
    private final ScrollPane scroll = new ScrollPane(trees);

    public RoutesView(RoutesViewModel model, Messages messages, Ticks ticks) {
        this.model = model;
        this.messages = messages;
        getStyleClass().addAll("alerts-pane", "routes-pane");
        notice = new Notice(messages);
        trees.getStyleClass().add("route-trees");
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("silence-scroll");
        var left = new StackPane(scroll, notice);
        left.setMinWidth(0);
        left.setMinHeight(0);
        HBox.setHgrow(left, Priority.ALWAYS);
        var test = new TestAlertView(model.test(), messages, this::receivers);
        var side = new VBox(tried(), test);
        side.getStyleClass().add("route-side");
        var sideScroll = new ScrollPane(side);
        sideScroll.setFitToWidth(true);
        sideScroll.setMinWidth(SIDE);
        sideScroll.setPrefWidth(SIDE);
        sideScroll.getStyleClass().addAll("silence-scroll", "route-side-scroll");
        var body = new HBox(left, sideScroll);
        body.setMinHeight(0);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(header(), body);
        WhileInScene.follow(this, model.routingProperty(), this::show);
        WhileInScene.follow(this, model.labelsProperty(), labels -> mark());
        WhileInScene.keep(this, () -> {
            model.ask();
            return ticks.each(test::tick);
        });
    }

    private HBox header() {
        var title = new Label(messages.text("routes.title"));
        title.getStyleClass().add("panel-title");
        title.setMinWidth(USE_PREF_SIZE);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var again = new Button(messages.text("routes.again"));
        again.setOnAction(event -> model.ask());
        var header = new HBox(title, gap, again);
        header.getStyleClass().add("panel-header");
        return header;
    }

    private VBox tried() {
        var title = new Label(messages.text("routes.try"));
        title.getStyleClass().add("route-heading");
        var field = new CustomTextField();
        field.setPromptText(messages.text("routes.try.prompt"));
        field.setAccessibleText(messages.text("routes.try"));
        field.textProperty().bindBidirectional(model.triedProperty());
        var remark = new FieldRemark(field, messages);
        WhileInScene.follow(this, model.labelsProperty(), labels -> remark.say(labels.problem()));
        result.setWrapText(true);
        result.setMinHeight(USE_PREF_SIZE);
        var card = new VBox(title, remark, result);
        card.getStyleClass().add("route-card");
        return card;
    }

    private List<Routing> routings() {
        return model.routingProperty()
                .get()
                .filter(outcome -> outcome instanceof Outcome.Success<List<Routing>>)
                .map(outcome -> ((Outcome.Success<List<Routing>>) outcome).value())
                .orElse(List.of());
    }

    private void show(Optional<Outcome<List<Routing>>> answer) {
        notice.hide();
        if (answer.isEmpty()) {
            notice.say("routes.asking");
        } else if (answer.get() instanceof Outcome.Failed<List<Routing>>(var failure)) {
            notice.say(failure);
        }
        trees.getChildren()
                .setAll(routings().stream()
                        .map(routing -> new RouteTree(routing, messages))
                        .toList());
        mark();
    }

    private void mark() {
        TypedLabels typed = model.labelsProperty().get();
        trees.getChildren().forEach(tree -> ((RouteTree) tree).show(typed.labels()));
        boolean said = !typed.labels().isEmpty() && !routings().isEmpty();
        result.setText(
                said ? messages.text("routes.gets", receivers(typed.labels())) : messages.text("routes.try.help"));
        result.getStyleClass().removeAll("strong", "dim");
        result.getStyleClass().add(said ? "strong" : "dim");
    }

    private String receivers(Labels labels) {
        String all = routings().stream()
                .flatMap(routing -> routing.receivers(labels).stream())
                .distinct()
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? messages.text("routes.unknown") : all;
    }
}
