package dev.porthole.views.shell.frame;

import dev.porthole.connectors.api.Subscription;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.shell.status.StatusBarViewModel;
import dev.porthole.views.shell.topbar.TopBarViewModel;
import dev.porthole.views.time.Ticks;
import dev.porthole.views.time.TimeCursor;
import java.time.InstantSource;
import java.time.ZoneId;

/** What the frame around the pages says. UI thread only. */
public final class ShellViewModel {

    private final Messages messages;
    private final UiBridge bridge;
    private final Ticks ticks;
    private final TopBarViewModel topBar;
    private final StatusBarViewModel statusBar;

    public ShellViewModel(
            ShellInputs inputs,
            Messages messages,
            TimeCursor time,
            InstantSource clock,
            ZoneId zone,
            UiBridge bridge,
            Ticks ticks) {
        this.messages = messages;
        this.bridge = bridge;
        this.ticks = ticks;
        this.topBar = new TopBarViewModel(inputs.topBar(), messages, time, clock, zone);
        this.statusBar = new StatusBarViewModel(inputs.connections(), inputs.newest(), messages, time, clock, zone);
    }

    /** Keeps everything up to date until closed. */
    Subscription attach() {
        Subscription top = topBar.attach(bridge);
        Subscription status = statusBar.attach(bridge, ticks);
        return () -> {
            top.close();
            status.close();
        };
    }

    Messages messages() {
        return messages;
    }

    TopBarViewModel topBar() {
        return topBar;
    }

    StatusBarViewModel statusBar() {
        return statusBar;
    }
}
