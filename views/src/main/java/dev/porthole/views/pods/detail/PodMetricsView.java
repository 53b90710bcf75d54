package dev.porthole.views.pods.detail;

import dev.porthole.connectors.api.text.VisibleText;
import dev.porthole.connectors.api.workloads.ContainerUsage;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.pods.usage.UsageChart;
import dev.porthole.views.pods.usage.UsageWords;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** What the containers of a pod used over the range that is looked at. */
final class PodMetricsView extends ScrollPane {

    private final UsageWords words;
    private final VBox charts = new VBox();

    PodMetricsView(Messages messages) {
        this.words = new UsageWords(messages);
        getStyleClass().add("pod-metrics");
        charts.getStyleClass().add("pod-sections");
        setFitToWidth(true);
        setContent(charts);
    }

    void show(Map<String, ContainerUsage> usages) {
        charts.getChildren().clear();
        usages.forEach((container, usage) -> {
            var title = new Label(VisibleText.of(container));
            title.getStyleClass().add("pod-section");
            String memory = words.memory(usage.memory(), usage.memoryLimit());
            var memoryChart = new UsageChart();
            memoryChart.show(usage.memory(), usage.memoryLimit(), memory);
            String cpu = words.cpu(usage.cpu(), usage.cpuLimit());
            var cpuChart = new UsageChart();
            cpuChart.show(usage.cpu(), usage.cpuLimit(), cpu);
            charts.getChildren().addAll(title, new Label(memory), memoryChart, new Label(cpu), cpuChart);
        });
    }
}
