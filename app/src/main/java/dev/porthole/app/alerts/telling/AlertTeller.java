package dev.porthole.app.alerts.telling;

import dev.porthole.app.alerts.telling.desktop.Desktop;
import dev.porthole.app.alerts.telling.desktop.DesktopNotice;
import dev.porthole.app.engine.Timer;
import dev.porthole.app.settings.TellingSettings;
import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.alerts.AlertGroup;
import dev.porthole.views.i18n.Messages;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Listens to the alerts of one cluster and tells a person of them: by the desktop, or where that has no way, by the window
 * itself. Closing it ends that. Thread-safe.
 */
public final class AlertTeller implements AutoCloseable {

    private final Telling telling = new Telling();
    private final Heard heard;
    private final Supplier<TellingSettings> settings;
    private final Ways ways;
    private final Clock clock;
    private final String cluster;
    private final Subscription listening;
    private @Nullable Subscription waiting;
    private boolean closed;

    /**
     * How people are reached.
     *
     * @param messages the language of it
     * @param window is told what the desktop could not show; on any thread
     */
    public record Ways(Desktop desktop, Messages messages, Consumer<DesktopNotice> window) {}

    /**
     * What is listened to.
     *
     * @param alerts all of them, whichever namespace is looked at
     * @param part of them that may come later than the rest: the first word waits for it
     */
    public record Heard(Live<List<AlertGroup>> alerts, Live<?> part) {}

    /**
     * What tells the time.
     *
     * @param timer to look again when nothing changes
     */
    public record Clock(InstantSource now, ZoneId zone, Timer timer) {}

    /**
     * @param settings as they are at the moment
     * @param cluster its name, for people
     */
    public AlertTeller(Heard heard, Supplier<TellingSettings> settings, Ways ways, Clock clock, String cluster) {
        this.heard = heard;
        this.settings = settings;
        this.ways = ways;
        this.clock = clock;
        this.cluster = cluster;
        this.listening = heard.alerts().subscribe(state -> look());
    }

    /** Settings may have changed. */
    public void look() {
        if (heard.part().latest() instanceof Observation.Pending<?>) {
            return;
        }
        Observation<List<AlertGroup>> state = heard.alerts().latest();
        // a failure says nothing of what fires; only before the first answer is there no list to go on with
        state.known().ifPresent(groups -> decide(FiringAlerts.of(groups)));
    }

    private synchronized void decide(List<FiringAlert> firing) {
        if (closed) {
            return;
        }
        if (waiting != null) {
            waiting.close();
            waiting = null;
        }
        ZonedDateTime now = clock.now().instant().atZone(clock.zone());
        TellingSettings wanted = settings.get();
        Telling.Decision decision = telling.look(firing, wanted, now);
        decision.message()
                .ifPresent(message ->
                        Thread.ofVirtual().name("tell of alerts").start(() -> tell(message, wanted.sound())));
        waiting = decision.again()
                .map(wait -> clock.timer()
                        .after(
                                wait,
                                () -> Thread.ofVirtual()
                                        .name("look at alerts again")
                                        .start(this::look)))
                .orElse(null);
    }

    private void tell(Message message, boolean sound) {
        var notice = new DesktopNotice(
                message.title(ways.messages(), cluster), message.body(ways.messages()), message.isCritical());
        show(notice, sound && message.isCritical());
    }

    /** Shows a notice whatever fires and whatever hour it is; whether the desktop had a way to. Blocks for some seconds. */
    public boolean trial(DesktopNotice notice, boolean sound) {
        return show(notice, sound);
    }

    private boolean show(DesktopNotice notice, boolean sound) {
        boolean taken = ways.desktop().show(notice);
        if (!taken) {
            ways.window().accept(notice);
        }
        if (sound) {
            ways.desktop().sound();
        }
        return taken;
    }

    @Override
    public synchronized void close() {
        closed = true;
        listening.close();
        if (waiting != null) {
            waiting.close();
        }
    }
}
