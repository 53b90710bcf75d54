package dev.porthole.views.shell.status;

import dev.porthole.connectors.api.text.VisibleText;
import dev.porthole.views.bridge.WhileInScene;
import dev.porthole.views.i18n.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/** The servers that a connection may go to, with what speaks for each, to choose one of. */
final class CandidateList extends VBox {

    private static final double TALLEST = 340;

    private static final Insets UNDER_NAME = new Insets(2, 8, 2, 26);

    private final ConnectionViewModel model;
    private final ServerChoice servers;
    private final Messages messages;
    private final VBox rows = new VBox();

    CandidateList(ConnectionViewModel model, ServerChoice servers, Messages messages) {
        this.model = model;
        this.servers = servers;
        this.messages = messages;
        getStyleClass().add("candidate-list");
        rows.getStyleClass().add("candidate-rows");
        var title = new Label(messages.text("candidate.title"));
        title.getStyleClass().add("panel-note");
        var scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        rows.heightProperty()
                .addListener((property, before, now) ->
                        scroll.setPrefHeight(Math.min(TALLEST, Math.ceil(now.doubleValue()) + 2)));
        getChildren().addAll(title, scroll);
        WhileInScene.follow(this, model.candidatesProperty(), this::show);
    }

    private void show(List<ServerCandidate> candidates) {
        var group = new ToggleGroup();
        List<Node> shown = new ArrayList<>();
        boolean free = candidates.stream().noneMatch(ServerCandidate::chosen);
        shown.add(radio(group, messages.text(servers.asksAll() ? "candidate.all" : "candidate.any"), free, ""));
        if (candidates.isEmpty()) {
            shown.add(dim(messages.text("candidate.none")));
        }
        for (ServerCandidate candidate : candidates) {
            shown.add(row(group, candidate));
        }
        rows.getChildren().setAll(shown);
    }

    private Node row(ToggleGroup group, ServerCandidate candidate) {
        String name = messages.text(
                candidate.open() ? "candidate.name.open" : "candidate.name",
                VisibleText.of(candidate.product()),
                VisibleText.of(candidate.where()));
        var row = new VBox(radio(group, name, candidate.chosen(), candidate.id()));
        row.getStyleClass().add("candidate-row");
        String reasons = candidate.reasons().stream().map(messages::text).collect(Collectors.joining(", "));
        row.getChildren().add(dim(messages.text("candidate.score", candidate.score(), reasons)));
        candidate.problem().ifPresent(problem -> {
            Label why = dim(model.sentence(problem));
            why.getStyleClass().setAll("label", "candidate-problem");
            row.getChildren().add(why);
        });
        candidate.secret().ifPresent(secret -> {
            var unlock = new Button(messages.text("candidate.unlock", VisibleText.of(secret)));
            unlock.setWrapText(true);
            unlock.setOnAction(event -> servers.unlock(candidate.id()));
            VBox.setMargin(unlock, UNDER_NAME);
            row.getChildren().add(unlock);
        });
        return row;
    }

    private RadioButton radio(ToggleGroup group, String text, boolean selected, String id) {
        var radio = new RadioButton(text);
        radio.setToggleGroup(group);
        radio.setSelected(selected);
        radio.setWrapText(true);
        radio.setMnemonicParsing(false);
        radio.setOnAction(event -> servers.choose(id));
        return radio;
    }

    private static Label dim(String text) {
        var label = new Label(text);
        label.getStyleClass().add("dim");
        label.setWrapText(true);
        return label;
    }
}
