package dev.porthole.app.window;

import dev.porthole.app.boards.file.BoardLibrary;
import dev.porthole.app.command.WindowSize;
import dev.porthole.app.opening.Opening;
import dev.porthole.app.opening.OpeningServer;
import dev.porthole.app.session.Session;
import dev.porthole.app.settings.Settings;
import dev.porthole.app.settings.SettingsStore;
import dev.porthole.app.window.alerts.AlertDesks;
import dev.porthole.app.window.alerts.AlertParts;
import dev.porthole.app.window.content.Contexts;
import dev.porthole.app.window.content.WindowContentFactory;
import dev.porthole.connectors.api.Live;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.theme.Appearance;
import dev.porthole.views.theme.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The window's two ways to be seen: on a screen, and as a picture. */
public final class DesktopUi {

    private final Messages messages;
    private final Theme theme;
    private final Live<List<String>> contexts;
    private final BoardLibrary boards;
    private final AlertParts alerts;
    private final Toolkit toolkit = new Toolkit();

    /**
     * @param contexts of the kubeconfig that can be switched to, by name
     * @param boards that can be chosen; whoever gives them closes them
     * @param alerts what windows do about alerts
     */
    public DesktopUi(
            Messages messages, Theme theme, Live<List<String>> contexts, BoardLibrary boards, AlertParts alerts) {
        this.boards = boards;
        this.alerts = alerts;
        this.messages = messages;
        this.theme = theme;
        this.contexts = contexts;
    }

    /**
     * On the screen, until a person closes the last of the windows.
     *
     * @param sessions opens the session of a context; returns at once
     * @param first what is shown to begin with
     * @param later brings what later starts want shown
     */
    public void show(
            Function<String, Session> sessions, SettingsStore settings, Opening first, Optional<OpeningServer> later)
            throws InterruptedException {
        toolkit.start();
        try {
            OpenWindows windows = windows(sessions, settings);
            windows.open(settings.now().context(), first.namespace().orElse("")).bringForward(first);
            later.ifPresent(starts -> starts.serve(
                    opening -> windows.arrived(opening, settings.now().context())));
            windows.awaitAllClosed();
        } finally {
            toolkit.stop();
        }
    }

    OpenWindows windows(Function<String, Session> sessions, SettingsStore settings) {
        var appearance = new Appearance(theme);
        var desks = new AlertDesks(alerts, settings, messages);
        return new OpenWindows((windows, context, namespace) -> new ClusterWindow(
                sessions,
                chosen -> new WindowContentFactory(
                        messages,
                        appearance,
                        new Contexts(contexts, chosen, Optional.of(other -> windows.open(other, ""))),
                        boards),
                settings,
                desks,
                context,
                namespace));
    }

    /** Into a PNG file, without a screen. */
    public void paint(Session session, Settings settings, String namespace, WindowSize size, Path file)
            throws IOException, InterruptedException {
        toolkit.withoutScreen();
        toolkit.start();
        try (var contents = new WindowContentFactory(
                messages, new Appearance(theme), new Contexts(contexts, chosen -> {}, Optional.empty()), boards)) {
            new SnapshotPainter(contents).paint(session, settings, namespace, size, file);
        } finally {
            toolkit.stop();
        }
    }
}
