package dev.porthole.app;

import dev.porthole.app.command.Commands;
import dev.porthole.app.command.ExitCodes;
import dev.porthole.app.command.Options;
import dev.porthole.app.command.WindowSize;
import dev.porthole.app.connect.ClusterOpener;
import dev.porthole.app.restarts.KeptLines;
import dev.porthole.app.session.Session;
import dev.porthole.app.settings.Settings;
import dev.porthole.app.settings.SettingsFile;
import dev.porthole.app.settings.SettingsStore;
import dev.porthole.app.terminal.BoardReport;
import dev.porthole.app.terminal.ReportTaker;
import dev.porthole.app.terminal.TextBoard;
import dev.porthole.app.window.DesktopUi;
import dev.porthole.app.window.Display;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.theme.Theme;
import dev.porthole.views.time.TimeChoice;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The board on this machine's screen, its terminal and its disk. */
final class RealCommands implements Commands {

    private static final Duration ANSWERS = Duration.ofSeconds(20);
    private static final DateTimeFormatter FILE_TIME = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss");

    private final ClusterOpener opener;
    private final SettingsFile settingsFile;
    private final Display display;
    private final InstantSource clock;
    private final PrintWriter out;
    private final PrintWriter err;

    RealCommands(
            ClusterOpener opener,
            SettingsFile settingsFile,
            Display display,
            InstantSource clock,
            PrintWriter out,
            PrintWriter err) {
        this.opener = opener;
        this.settingsFile = settingsFile;
        this.display = display;
        this.clock = clock;
        this.out = out;
        this.err = err;
    }

    @Override
    public int window(Options options) {
        if (!display.isThere()) {
            return withoutDisplay(options);
        }
        Settings settings = settings(options);
        return guarded(options, settings, messages -> {
            var store = new SettingsStore(settingsFile, settings);
            new DesktopUi(messages, theme(options, settings), opener.contexts(options))
                    .show(context -> session(options, context, store), store, namespace(options));
            return ExitCodes.OK;
        });
    }

    @Override
    public int status(Options options) {
        Settings settings = settings(options);
        return guarded(options, settings, messages -> {
            try (Session session = session(options, settings.context(), new SettingsStore(settingsFile, settings))) {
                BoardReport report = report(session, namespace(options));
                print(messages, report);
                return TextBoard.exitCode(report);
            }
        });
    }

    @Override
    public int snapshot(Options options, Path file, WindowSize size) {
        Settings settings = settings(options);
        return guarded(options, settings, messages -> {
            try (Session session = session(options, settings.context(), new SettingsStore(settingsFile, settings))) {
                report(session, namespace(options));
                return paint(messages, options, settings, session, file, size);
            }
        });
    }

    /** One sentence, the board as text, the board as a picture; that is all that can be done, and no failure. */
    private int withoutDisplay(Options options) {
        Settings settings = settings(options);
        return guarded(options, settings, messages -> {
            out.println(messages.text("terminal.noDisplay"));
            out.println();
            try (Session session = session(options, settings.context(), new SettingsStore(settingsFile, settings))) {
                print(messages, report(session, namespace(options)));
                out.println();
                Path file =
                        Path.of("porthole-" + FILE_TIME.format(clock.instant().atZone(zone())) + ".png");
                return paint(messages, options, settings, session, file, WindowSize.DEFAULT);
            }
        });
    }

    private interface Work {
        int run(Messages messages) throws InterruptedException;
    }

    private int guarded(Options options, Settings settings, Work work) {
        Messages messages = messages(options, settings);
        try {
            opener.problem(options).ifPresent(problem -> {
                throw new IllegalArgumentException(messages.text(problem));
            });
            return work.run(messages);
        } catch (IllegalArgumentException wrongInput) {
            err.println(wrongInput.getMessage());
            return ExitCodes.USAGE;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return ExitCodes.FAILED;
        } finally {
            out.flush();
            err.flush();
        }
    }

    private int paint(
            Messages messages, Options options, Settings settings, Session session, Path file, WindowSize size)
            throws InterruptedException {
        try {
            new DesktopUi(messages, theme(options, settings), opener.contexts(options))
                    .paint(session, settings, namespace(options), size, file);
        } catch (IOException broken) {
            err.println(messages.text("terminal.snapshotFailed", file.toString(), String.valueOf(broken.getMessage())));
            return ExitCodes.FAILED;
        }
        out.println(messages.text("terminal.snapshot", file.toAbsolutePath().toString()));
        return ExitCodes.OK;
    }

    private BoardReport report(Session session, String namespace) throws InterruptedException {
        return new ReportTaker(clock).take(session, namespace, ANSWERS);
    }

    private void print(Messages messages, BoardReport report) {
        new TextBoard(messages, zone()).lines(report).forEach(out::println);
        out.flush();
    }

    private Session session(Options options, String context, SettingsStore store) {
        Settings settings = store.now();
        return new Session(
                engine -> opener.open(options, context, store::cluster, engine),
                clock,
                settings.refresh(),
                new TimeChoice.Last(settings.range()),
                namespace(options),
                new KeptLines(
                        () -> store.now().restartLines(), keep -> store.update(all -> all.withRestartLines(keep))));
    }

    private Settings settings(Options options) {
        Settings settings = settingsFile.load();
        return options.context().map(settings::withContext).orElse(settings);
    }

    private static String namespace(Options options) {
        return options.namespace().orElse("");
    }

    private static Theme theme(Options options, Settings settings) {
        return options.theme().orElseGet(() -> settings.theme().equalsIgnoreCase("light") ? Theme.LIGHT : Theme.DARK);
    }

    private static Messages messages(Options options, Settings settings) {
        Locale language = options.language()
                .orElseGet(() -> settings.language().isEmpty()
                        ? Locale.getDefault()
                        : Locale.forLanguageTag(settings.language()));
        return new Messages(language);
    }

    private static ZoneId zone() {
        return ZoneId.systemDefault();
    }
}
