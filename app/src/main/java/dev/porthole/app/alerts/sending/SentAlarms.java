package dev.porthole.app.alerts.sending;

import dev.porthole.app.alerts.alarms.AlarmStanding;
import dev.porthole.app.alerts.alarms.WatchedAlarm;
import dev.porthole.app.settings.AlarmSwitches;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.alerts.AlertDraft;
import dev.porthole.connectors.api.metrics.Rule;
import dev.porthole.views.alerts.LocalAlerts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What Alertmanager has to be sent: each alert that fires, again and again, so that it goes on there; one that ended, once,
 * as resolved. Nothing of an alarm that nobody wants sent, nor of one that cannot be evaluated: what is not known goes on
 * there for as long as it would without us. Not thread-safe.
 */
final class SentAlarms {

    /** Between two times that an alert which fires is sent, as Prometheus does. */
    static final Duration AGAIN = Duration.ofMinutes(1);

    /** For how long Alertmanager keeps it without being sent it again: if Porthole ends, it resolves soon after. */
    static final Duration GOES_ON = AGAIN.multipliedBy(4);

    private final Map<Labels, Sent> known = new HashMap<>();

    private record Sent(AlertDraft draft, Instant at) {}

    /** What is to be sent now; {@link #took} says what Alertmanager took of it. */
    List<AlertDraft> due(List<WatchedAlarm> alarms, AlarmSwitches switches, Instant now) {
        Map<Labels, AlertDraft> firing = new HashMap<>();
        Set<String> unknown = new HashSet<>();
        for (WatchedAlarm alarm : alarms) {
            if (alarm.standing() instanceof AlarmStanding.Failed) {
                unknown.add(alarm.definition().name());
            } else if (switches.isSent(alarm.definition().name())) {
                alarm.alerts().stream()
                        .filter(alert -> alert.state() == Rule.State.FIRING)
                        .map(alert -> draft(alert, alarm, now))
                        .forEach(draft -> firing.put(draft.labels(), draft));
            }
        }
        List<AlertDraft> due = new ArrayList<>();
        firing.forEach((labels, draft) -> {
            Sent before = known.get(labels);
            if (before == null || Duration.between(before.at(), now).compareTo(AGAIN) >= 0) {
                due.add(draft);
            }
        });
        known.forEach((labels, sent) -> {
            if (!firing.containsKey(labels) && !unknown.contains(labels.get("alertname"))) {
                due.add(sent.draft().resolvedAt(now));
            }
        });
        return due;
    }

    void took(List<AlertDraft> drafts, Instant now) {
        for (AlertDraft draft : drafts) {
            if (draft.endsAt().isAfter(now)) {
                known.put(draft.labels(), new Sent(draft, now));
            } else {
                known.remove(draft.labels());
            }
        }
    }

    private static AlertDraft draft(Rule.ActiveAlert alert, WatchedAlarm alarm, Instant now) {
        Instant since = Objects.requireNonNull(alert.activeAt(), "it is active");
        return new AlertDraft(
                alert.labels().with(LocalAlerts.SENT_BY, LocalAlerts.SENDER),
                alert.annotations(),
                since.plus(alarm.definition().condition().hold()),
                now.plus(GOES_ON),
                "");
    }
}
