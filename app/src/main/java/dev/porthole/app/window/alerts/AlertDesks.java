package dev.porthole.app.window.alerts;

import dev.porthole.app.alerts.telling.desktop.DesktopNotice;
import dev.porthole.app.session.Session;
import dev.porthole.app.settings.SettingsStore;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.i18n.Messages;
import java.util.function.Consumer;

/** Watches the alerts of sessions, in one language and with one desktop. */
public record AlertDesks(AlertParts parts, SettingsStore settings, Messages messages) {

    /** @param window shows what the desktop cannot; on the UI thread */
    public AlertDesk of(Session session, UiBridge bridge, Consumer<DesktopNotice> window) {
        return new AlertDesk(session, settings, parts, messages, bridge, window);
    }
}
