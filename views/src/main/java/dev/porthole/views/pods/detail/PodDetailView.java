package dev.porthole.views.pods.detail;

import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.text.VisibleText;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.notice.Notice;
import dev.porthole.views.pods.explanation.ExplanationWords;
import dev.porthole.views.pods.explanation.RestartExplanationView;
import dev.porthole.views.pods.logs.PodLogsView;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** One pod, looked into: why it restarted, its description, its YAML, what it uses, what it prints. */
public final class PodDetailView extends VBox {

    private final PodDetailViewModel model;
    private final Messages messages;
    private final Label title = new Label();

    /** @param close is called when a person has seen enough */
    public PodDetailView(
            PodDetailViewModel model,
            RestartExplanationView story,
            ExplanationWords words,
            PodLogsView logs,
            Messages messages,
            Consumer<Pod> toLogs,
            BiConsumer<Pod, Integer> forward,
            Runnable close) {
        this.model = model;
        this.messages = messages;
        getStyleClass().add("pod-detail");
        var summary = new PodSummaryView(messages, words, port -> onPod(pod -> forward.accept(pod, port)));
        var yaml = new YamlView(messages);
        var metrics = new PodMetricsView(messages);
        var tabs = new TabPane(
                tab("pods.detail.why", story),
                tab("pods.detail.summary", explained(summary, model.detailProperty(), found -> summary.show(found))),
                tab("pods.detail.metrics", explained(metrics, model.usageProperty(), metrics::show)),
                tab("pods.detail.logs", logs),
                tab("pods.detail.yaml", explained(yaml, model.detailProperty(), found -> yaml.show(found.yaml()))));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        VBox.setVgrow(tabs, Priority.ALWAYS);
        getChildren().addAll(header(toLogs, close), tabs);
        model.podProperty().addListener((property, before, now) -> now.ifPresent(this::name));
        model.podProperty().get().ifPresent(this::name);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close.run();
                event.consume();
            }
        });
    }

    private HBox header(Consumer<Pod> logs, Runnable close) {
        title.getStyleClass().add("panel-title");
        var toLogs = new Button(messages.text("pods.story.logs"));
        toLogs.setOnAction(event -> onPod(logs));
        var closing = new Button(messages.text("pods.story.close"));
        closing.setOnAction(event -> close.run());
        var gone = new Label(messages.text("pods.detail.gone"));
        gone.getStyleClass().add("dim");
        gone.visibleProperty().bind(model.goneProperty());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var header = new HBox(title, gone, gap, toLogs, closing);
        header.getStyleClass().add("panel-header");
        return header;
    }

    private void onPod(Consumer<Pod> action) {
        model.podProperty().get().ifPresent(action);
    }

    private void name(Pod pod) {
        title.setText(VisibleText.of(pod.key().name()));
    }

    private Tab tab(String key, Node content) {
        var tab = new Tab(messages.text(key), content);
        tab.setClosable(false);
        return tab;
    }

    /** Content that says instead why it is not there. */
    private <T> StackPane explained(Region content, ObservableValue<Observation<T>> value, Consumer<T> show) {
        var notice = new Notice(messages);
        ChangeListener<Observation<T>> tell = (property, before, now) -> {
            now.known().ifPresent(show);
            content.setVisible(now.known().isPresent());
            if (now.known().isPresent()) {
                notice.hide();
            } else {
                now.problem().ifPresentOrElse(notice::say, () -> notice.say("pods.notice.asking"));
            }
        };
        value.addListener(tell);
        tell.changed(value, value.getValue(), value.getValue());
        return new StackPane(content, notice);
    }
}
