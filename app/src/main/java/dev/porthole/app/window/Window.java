package dev.porthole.app.window;

import dev.porthole.app.command.WindowSize;
import dev.porthole.app.session.Session;
import dev.porthole.app.settings.Settings;
import dev.porthole.app.settings.SettingsFile;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.theme.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** The window's two ways to be seen: on a screen, and as a picture. */
public final class Window {

    private final Messages messages;
    private final Theme theme;
    private final List<String> contexts;
    private final Toolkit toolkit = new Toolkit();

    /** @param contexts of the kubeconfig that can be switched to, by name */
    public Window(Messages messages, Theme theme, List<String> contexts) {
        this.messages = messages;
        this.theme = theme;
        this.contexts = contexts;
    }

    /**
     * On the screen, until a person closes it.
     *
     * @param sessions opens the session of the settings' context; returns at once
     */
    public void show(Function<Settings, Session> sessions, SettingsFile file, Settings settings, String namespace)
            throws InterruptedException {
        toolkit.start();
        try {
            new WindowSurface(
                            sessions,
                            chosen -> new ConsoleFactory(messages, theme, contexts, chosen),
                            file,
                            settings,
                            namespace)
                    .runUntilClosed();
        } finally {
            toolkit.stop();
        }
    }

    /** Into a PNG file, without a screen. */
    public void paint(Session session, Settings settings, String namespace, WindowSize size, Path file)
            throws IOException, InterruptedException {
        toolkit.withoutScreen();
        toolkit.start();
        try (var consoles = new ConsoleFactory(messages, theme, contexts, chosen -> {})) {
            new SnapshotSurface(consoles).paint(session, settings, namespace, size, file);
        } finally {
            toolkit.stop();
        }
    }
}
