package dev.porthole.app.alerts.telling;

import dev.porthole.connectors.api.Severity;
import dev.porthole.connectors.api.text.OneLineText;
import dev.porthole.views.i18n.Messages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Something to be told.
 *
 * @param summary whether these fired already when somebody began to look
 * @param alerts the worst first; at least one
 */
public record Message(boolean summary, List<FiringAlert> alerts) {

    private static final int MOST_NAMED = 4;

    public Message {
        alerts = List.copyOf(alerts);
    }

    public boolean isCritical() {
        return alerts.getFirst().severity() == Severity.CRITICAL;
    }

    /** @param cluster whose alerts they are */
    public String title(Messages messages, String cluster) {
        String where = new OneLineText(cluster).text();
        if (alerts.size() == 1) {
            FiringAlert only = alerts.getFirst();
            return messages.text("telling.title.one." + only.severity(), new OneLineText(only.name()).text(), where);
        }
        return messages.text(summary ? "telling.title.summary" : "telling.title", alerts.size(), where);
    }

    /** A line for each; alerts of one name share a line when they are many. */
    public String body(Messages messages) {
        if (alerts.size() == 1) {
            return new OneLineText(alerts.getFirst().summary()).text();
        }
        List<String> lines =
                alerts.size() <= MOST_NAMED ? alerts.stream().map(Message::line).toList() : counted(messages);
        List<String> shown = new ArrayList<>(lines.subList(0, Math.min(MOST_NAMED, lines.size())));
        if (lines.size() > MOST_NAMED) {
            shown.add(messages.text("telling.more", lines.size() - MOST_NAMED));
        }
        return String.join("\n", shown);
    }

    private static String line(FiringAlert alert) {
        String name = new OneLineText(alert.name()).text();
        String summary = new OneLineText(alert.summary()).text();
        return summary.isEmpty() ? name : name + ": " + summary;
    }

    private List<String> counted(Messages messages) {
        var counts = alerts.stream()
                .collect(Collectors.groupingBy(
                        alert -> new OneLineText(alert.name()).text(), LinkedHashMap::new, Collectors.counting()));
        List<String> lines = new ArrayList<>();
        counts.forEach((name, count) -> lines.add(count == 1 ? name : messages.text("telling.times", name, count)));
        return lines;
    }
}
