package dev.porthole.app.window.alerts;

import dev.porthole.app.alerts.sending.AlarmSender;
import dev.porthole.app.alerts.telling.AlertTeller;
import dev.porthole.app.alerts.telling.desktop.DesktopNotice;
import dev.porthole.app.connect.MappedLive;
import dev.porthole.app.engine.Timer;
import dev.porthole.app.session.FiringAlerts;
import dev.porthole.app.session.Session;
import dev.porthole.app.settings.SettingsStore;
import dev.porthole.app.settings.TellingSettings;
import dev.porthole.connectors.api.Severity;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.i18n.Messages;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Watches the alerts of one session for as long as a window shows it, whatever its pages show. */
public final class AlertDesk implements AutoCloseable {

    private final Session session;
    private final SettingsStore settings;
    private final TellingTurns turns;
    private final AlertParts parts;
    private final Messages messages;
    private final UiBridge bridge;
    private final Timer.Closing timer = Timer.real();
    private final AlertTeller teller;
    private final AlarmSender sender;
    private final List<Subscription> open = new ArrayList<>();

    /** @param window shows what the desktop cannot; on the UI thread */
    AlertDesk(
            Session session,
            SettingsStore settings,
            TellingTurns turns,
            AlertParts parts,
            Messages messages,
            UiBridge bridge,
            Consumer<DesktopNotice> window) {
        this.session = session;
        this.settings = settings;
        this.turns = turns;
        this.parts = parts;
        this.messages = messages;
        this.bridge = bridge;
        this.sender = new AlarmSender(
                session.alarms().watched(),
                session.alarms()::switches,
                session.cluster().alerts()::ask,
                InstantSource.system());
        this.teller = new AlertTeller(
                new AlertTeller.Heard(session.allAlerts(), session.alarms().watched()),
                this::telling,
                new AlertTeller.Ways(parts.desktop(), messages, notice -> bridge.run(() -> window.accept(notice))),
                new AlertTeller.Clock(InstantSource.system(), ZoneId.systemDefault(), timer),
                session.cluster().name());
        open.add(parts.alarms().listen(session.alarms()::evaluateNow));
    }

    /** Tells {@code title} the window's title, now and whenever another number of critical alerts fires. UI thread. */
    public void title(Consumer<String> title) {
        String name = session.cluster().name();
        title.accept(messages.text("window.title", name));
        var critical = new MappedLive<>(
                session.allAlerts(),
                groups -> FiringAlerts.of(groups).stream()
                        .filter(alert -> FiringAlerts.severity(alert) == Severity.CRITICAL)
                        .count());
        open.add(bridge.deliver(
                critical,
                state -> state.known()
                        .ifPresent(count -> title.accept(
                                count == 0
                                        ? messages.text("window.title", name)
                                        : messages.text("window.title.critical", count, name)))));
    }

    /** What another window of this cluster tells already is as good as told here. */
    private TellingSettings telling() {
        TellingSettings wanted = settings.now().telling();
        return turns.isOf(session.cluster().name(), this)
                ? wanted
                : new TellingSettings(false, wanted.least(), wanted.sound(), wanted.quiet());
    }

    /** The cards of a window that shows this session. UI thread. */
    public AlertCards cards() {
        return new AlertCards(session, parts, messages, bridge, new NotificationChoice(settings, teller));
    }

    @Override
    public void close() {
        open.forEach(Subscription::close);
        teller.close();
        turns.leave(session.cluster().name(), this);
        sender.close();
        timer.close();
    }
}
