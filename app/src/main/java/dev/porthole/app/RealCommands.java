package dev.porthole.app;

import dev.porthole.app.alerts.alarms.AlarmChoices;
import dev.porthole.app.alerts.alarms.file.AlarmLibrary;
import dev.porthole.app.alerts.telling.desktop.Desktop;
import dev.porthole.app.boards.file.BoardLibrary;
import dev.porthole.app.command.Commands;
import dev.porthole.app.command.ExitCodes;
import dev.porthole.app.command.Options;
import dev.porthole.app.command.ReportFormat;
import dev.porthole.app.command.SnapshotFile;
import dev.porthole.app.command.WindowSize;
import dev.porthole.app.command.WrongInput;
import dev.porthole.app.connect.ClusterOpener;
import dev.porthole.app.opening.Opening;
import dev.porthole.app.opening.OpeningServer;
import dev.porthole.app.opening.SingleInstance;
import dev.porthole.app.restarts.KeptLines;
import dev.porthole.app.session.Session;
import dev.porthole.app.settings.ClusterMemory;
import dev.porthole.app.settings.Settings;
import dev.porthole.app.settings.SettingsFile;
import dev.porthole.app.settings.SettingsStore;
import dev.porthole.app.terminal.AlarmExport;
import dev.porthole.app.terminal.BoardReport;
import dev.porthole.app.terminal.JsonBoard;
import dev.porthole.app.terminal.NamespaceCheck;
import dev.porthole.app.terminal.ReportTaker;
import dev.porthole.app.terminal.TextBoard;
import dev.porthole.app.window.DesktopUi;
import dev.porthole.app.window.Display;
import dev.porthole.app.window.alerts.AlertParts;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.theme.Theme;
import dev.porthole.views.time.TimeChoice;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The board on this machine's screen, its terminal and its disk. */
final class RealCommands implements Commands {

    private static final Logger LOG = LoggerFactory.getLogger(RealCommands.class);
    private static final Duration ANSWERS = Duration.ofSeconds(20);

    private final ClusterOpener opener;
    private final SettingsFile settingsFile;
    private final Display display;
    private final Desktop desktop;
    private final InstantSource clock;
    private final Function<Options, SingleInstance> instances;
    private final Path picture;
    private final PrintWriter out;
    private final PrintWriter err;

    /**
     * @param instances the one that runs with such options, if one does
     * @param picture where the board is painted when there is no display
     */
    RealCommands(
            ClusterOpener opener,
            SettingsFile settingsFile,
            Display display,
            Desktop desktop,
            InstantSource clock,
            Function<Options, SingleInstance> instances,
            Path picture,
            PrintWriter out,
            PrintWriter err) {
        this.opener = opener;
        this.settingsFile = settingsFile;
        this.display = display;
        this.desktop = desktop;
        this.clock = clock;
        this.instances = instances;
        this.picture = picture;
        this.out = out;
        this.err = err;
    }

    @Override
    public int window(Options options, Opening opening) {
        if (!display.isThere()) {
            return withoutDisplay(options);
        }
        return guarded(options, work -> {
            Opening whole = opening.withContext(options.context()).withNamespace(options.namespace());
            switch (instances.apply(options).claim(whole)) {
                case SingleInstance.HandedOver() -> out.println(work.messages().text("terminal.handedOver"));
                case SingleInstance.Alone(var later) -> show(options, work, whole, later);
            }
            return ExitCodes.OK;
        });
    }

    private void show(Options options, Work work, Opening opening, Optional<OpeningServer> later)
            throws InterruptedException {
        try (BoardLibrary boards = boards();
                AlarmLibrary alarms = alarms()) {
            boards.begin();
            alarms.begin();
            new DesktopUi(
                            work.messages(),
                            theme(options, work.settings()),
                            opener.contexts(options),
                            boards,
                            new AlertParts(alarms, desktop))
                    .show(context -> session(options, context, work.store(), alarms), work.store(), opening, later);
        } finally {
            later.ifPresent(OpeningServer::close);
        }
    }

    @Override
    public int status(Options options, ReportFormat format) {
        return guarded(options, work -> {
            try (Session session = session(options.readingOnly(), work)) {
                BoardReport report = report(session, options);
                switch (format) {
                    case TEXT -> print(work.messages(), report);
                    case JSON -> out.println(new JsonBoard(work.messages()).text(report));
                }
                return TextBoard.exitCode(report);
            }
        });
    }

    @Override
    public int snapshot(Options options, Path file, WindowSize size) {
        return guarded(options, work -> {
            Optional<Phrase> problem = new SnapshotFile(file).problem();
            if (problem.isPresent()) {
                err.println(work.messages().text(problem.get()));
                return ExitCodes.FAILED;
            }
            try (Session session = session(options.readingOnly(), work)) {
                report(session, options);
                return paint(work, options, session, file, size);
            }
        });
    }

    @Override
    public int exportAlarms(Options options, RulesFormat format) {
        return guarded(options, work -> {
            try (AlarmLibrary alarms = alarms();
                    Session session = session(options, work.settings().context(), work.store(), alarms)) {
                alarms.readAgain();
                return new AlarmExport(work.messages(), out, err)
                        .print(session, alarms.now(), alarms.file().toString(), format, ANSWERS);
            }
        });
    }

    /** One sentence, the board as text, the board as a picture; that is all that can be done, and no failure. */
    private int withoutDisplay(Options options) {
        return guarded(options, work -> {
            out.println(work.messages().text("terminal.noDisplay"));
            out.println();
            try (Session session = session(options.readingOnly(), work)) {
                print(work.messages(), report(session, options));
                out.println();
                return paint(work, options, session, picture, WindowSize.DEFAULT);
            }
        });
    }

    /** What every command has. */
    private record Work(Messages messages, Settings settings, SettingsStore store) {}

    private interface Body {
        int run(Work work) throws InterruptedException;
    }

    private int guarded(Options options, Body body) {
        Settings settings = settings(options);
        Messages messages = messages(options, settings);
        Optional<String> unkept = settingsFile.problem();
        unkept.ifPresent(folder -> err.println(messages.text("terminal.nothingKept", folder)));
        // a disk that fills up later is told as well, but nothing is told twice
        Consumer<IOException> trouble = broken -> {
            if (unkept.isEmpty()) {
                err.println(messages.text(
                        "terminal.nothingKept", settingsFile.path().toString()));
            }
        };
        try (var store = new SettingsStore(settingsFile, settings, trouble)) {
            opener.problem(options).ifPresent(problem -> {
                throw new WrongInput(problem);
            });
            return body.run(new Work(messages, settings, store));
        } catch (WrongInput wrongInput) {
            err.println(messages.text(wrongInput.phrase()));
            return ExitCodes.USAGE;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return ExitCodes.FAILED;
        } catch (RuntimeException | Error bug) {
            LOG.error("A command failed unexpectedly", bug);
            err.println(messages.text("terminal.failed", String.valueOf(bug.getMessage())));
            return ExitCodes.FAILED;
        } finally {
            out.flush();
            err.flush();
        }
    }

    private int paint(Work work, Options options, Session session, Path file, WindowSize size)
            throws InterruptedException {
        Messages messages = work.messages();
        try (BoardLibrary boards = boards();
                AlarmLibrary alarms = alarms()) {
            new DesktopUi(
                            messages,
                            theme(options, work.settings()),
                            opener.contexts(options),
                            boards,
                            new AlertParts(alarms, desktop))
                    .paint(session, work.settings(), namespace(options), size, file);
        } catch (IOException broken) {
            err.println(messages.text("terminal.snapshotFailed", file.toString(), String.valueOf(broken.getMessage())));
            return ExitCodes.FAILED;
        }
        out.println(messages.text("terminal.snapshot", file.toAbsolutePath().toString()));
        return ExitCodes.OK;
    }

    /** Beside the settings. */
    private BoardLibrary boards() {
        return new BoardLibrary(settingsFile.path().resolveSibling("boards"));
    }

    /** Beside the settings too. */
    private AlarmLibrary alarms() {
        return new AlarmLibrary(settingsFile.path().resolveSibling("alarms"));
    }

    /** @throws WrongInput when there is no such namespace */
    private BoardReport report(Session session, Options options) throws InterruptedException {
        BoardReport report = new ReportTaker(clock).take(session, namespace(options), ANSWERS);
        options.namespace()
                .flatMap(namespace -> NamespaceCheck.problem(session.cluster(), namespace))
                .ifPresent(problem -> {
                    throw new WrongInput(problem);
                });
        return report;
    }

    private void print(Messages messages, BoardReport report) {
        new TextBoard(messages, zone()).lines(report).forEach(out::println);
        out.flush();
    }

    /** For a look: alarms are evaluated as they stand now, and nobody is told of them. */
    private Session session(Options options, Work work) {
        AlarmLibrary alarms = alarms();
        alarms.readAgain();
        return session(options, work.settings().context(), work.store(), alarms);
    }

    private Session session(Options options, String context, SettingsStore store, AlarmLibrary alarms) {
        Settings settings = store.now();
        return new Session(
                engine -> opener.open(
                        settings.writing().off() ? options.readingOnly() : options, context, store::cluster, engine),
                clock,
                settings.refresh(),
                new TimeChoice.Last(settings.range()),
                namespace(options),
                new KeptLines(
                        () -> store.now().restartLines(), keep -> store.update(all -> all.withRestartLines(keep))),
                cluster -> choices(alarms, store.cluster(cluster)));
    }

    private static AlarmChoices choices(AlarmLibrary alarms, ClusterMemory memory) {
        return new AlarmChoices(alarms::alarms, memory::alarms, memory::changeAlarms);
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
