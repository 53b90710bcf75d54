package dev.porthole.app.window.alerts;

import dev.porthole.app.alerts.telling.AlertTeller;
import dev.porthole.app.settings.QuietHours;
import dev.porthole.app.settings.SettingsStore;
import dev.porthole.app.settings.TellingSettings;
import dev.porthole.views.alerts.telling.Quiet;
import dev.porthole.views.alerts.telling.Wanted;

/** How a person wants to be told, between its card and the settings. */
record NotificationChoice(SettingsStore settings, AlertTeller teller) {

    Wanted now() {
        TellingSettings telling = settings.now().telling();
        return new Wanted(
                telling.on(),
                telling.least(),
                telling.sound(),
                telling.quiet().map(hours -> new Quiet(hours.from(), hours.to())));
    }

    void take(Wanted wanted) {
        var telling = new TellingSettings(
                wanted.on(),
                wanted.least(),
                wanted.sound(),
                wanted.quiet().map(hours -> new QuietHours(hours.from(), hours.to())));
        settings.update(all -> all.withTelling(telling));
        Thread.ofVirtual().name("look at alerts again").start(teller::look);
    }
}
