package dev.porthole.app.window.alerts;

import dev.porthole.app.alerts.telling.desktop.DesktopNotice;
import dev.porthole.app.alerts.telling.desktop.WebPage;
import dev.porthole.app.session.Session;
import dev.porthole.app.settings.SettingsStore;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.i18n.Messages;
import java.net.URI;
import java.util.function.Consumer;

/** Watches the alerts of sessions, in one language and with one desktop. */
public final class AlertDesks {

    private final AlertParts parts;
    private final SettingsStore settings;
    private final Messages messages;
    private final TellingTurns turns = new TellingTurns();

    public AlertDesks(AlertParts parts, SettingsStore settings, Messages messages) {
        this.parts = parts;
        this.settings = settings;
        this.messages = messages;
    }

    /** Opens a page of the web in the person's browser; another kind of address is passed over. */
    public void browse(URI address) {
        WebPage.at(address)
                .ifPresent(page -> Thread.ofVirtual()
                        .name("browser")
                        .start(() -> parts.desktop().browse(page)));
    }

    /** @param window shows what the desktop cannot; on the UI thread */
    public AlertDesk of(Session session, UiBridge bridge, Consumer<DesktopNotice> window) {
        return new AlertDesk(session, settings, turns, parts, messages, bridge, window);
    }
}
