package dev.porthole.app;

import dev.porthole.app.alerts.telling.desktop.Desktops;
import dev.porthole.app.command.PortholeCommand;
import dev.porthole.app.command.Verbosity;
import dev.porthole.app.connect.ClusterOpener;
import dev.porthole.app.opening.RuntimeFolder;
import dev.porthole.app.opening.SingleInstance;
import dev.porthole.app.settings.SettingsFile;
import dev.porthole.app.settings.StateFolder;
import dev.porthole.app.window.Display;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** Where the process begins. */
public final class Porthole {

    private Porthole() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) {
        Map<String, String> environment = System.getenv();
        Path home = Path.of(System.getProperty("user.home"));
        String os = System.getProperty("os.name");
        Path state = StateFolder.usualPlace(environment::get, os, home);
        // before the first logger is made, which reads it
        System.setProperty("porthole.state", state.toString());
        System.setProperty(Verbosity.PROPERTY, Verbosity.level(List.of(arguments)));
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> LoggerFactory.getLogger(Porthole.class)
                .error("Unexpected on the thread \"{}\"", thread.getName(), thrown));
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        var commands = new RealCommands(
                new ClusterOpener(environment, home, InstantSource.system()),
                new SettingsFile(SettingsFile.usualPlace(environment::get, os, home)),
                new Display(environment::get, os),
                Desktops.of(environment::get, os),
                InstantSource.system(),
                options -> new SingleInstance(
                        RuntimeFolder.usualPlace(environment::get, state),
                        new WindowKind(options, environment, home).name()),
                state.resolve("board.png"),
                out,
                err);
        return PortholeCommand.line(commands).setOut(out).setErr(err).execute(arguments);
    }
}
