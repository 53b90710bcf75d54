package dev.porthole.app.window.alerts;

import dev.porthole.app.alerts.sending.AlarmSender;
import dev.porthole.app.alerts.telling.AlertTeller;
import dev.porthole.app.alerts.telling.desktop.DesktopNotice;
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
import java.util.concurrent.atomic.AtomicLong;
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
                new AlertTeller.Heard(session.alarms().all(), session.alarms().watched()),
                this::telling,
                new AlertTeller.Ways(parts.desktop(), messages, notice -> bridge.run(() -> window.accept(notice))),
                new AlertTeller.Clock(InstantSource.system(), ZoneId.systemDefault(), timer),
                session.cluster().name());
        open.add(parts.alarms().listen(session.alarms()::evaluateNow));
    }

    /**
     * Tells {@code title} the window's title, now and whenever another number of critical alerts fires; also while the window
     * is hidden, for then it is all that is seen of it. UI thread.
     */
    public void title(Consumer<String> title) {
        title.accept(title(0));
        var shown = new AtomicLong();
        open.add(session.alarms()
                .all()
                .subscribe(state -> state.known().ifPresent(groups -> {
                    long count = FiringAlerts.of(groups).stream()
                            .filter(alert -> FiringAlerts.severity(alert) == Severity.CRITICAL)
                            .count();
                    if (shown.getAndSet(count) != count) {
                        bridge.run(() -> title.accept(title(count)));
                    }
                })));
    }

    private String title(long critical) {
        String name = session.cluster().name();
        return critical == 0
                ? messages.text("window.title", name)
                : messages.text("window.title.critical", critical, name);
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
