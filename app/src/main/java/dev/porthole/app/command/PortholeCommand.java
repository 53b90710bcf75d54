package dev.porthole.app.command;

import dev.porthole.app.opening.Opening;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.theme.Theme;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code porthole}: opens the window; without a display, shows the board as text and as a picture. */
@Command(
        name = "porthole",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        resourceBundle = "dev.porthole.app.command.help",
        sortOptions = false,
        subcommands = {StatusCommand.class, SnapshotCommand.class, AlarmsCommand.class, OpenCommand.class})
public final class PortholeCommand implements Callable<Integer> {

    private final Commands commands;

    @Mixin
    private final ConnectOptions connect = new ConnectOptions();

    @Option(names = "--new-window", descriptionKey = "newWindow")
    private boolean newWindow;

    public PortholeCommand(Commands commands) {
        this.commands = commands;
    }

    /** The whole command line, ready to be executed; wrong input is told in one sentence, with exit code 64. */
    public static CommandLine line(Commands commands) {
        var factory = CommandLine.defaultFactory();
        var line = new CommandLine(new PortholeCommand(commands), new CommandLine.IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                if (type == StatusCommand.class) {
                    return type.cast(new StatusCommand(commands));
                }
                if (type == SnapshotCommand.class) {
                    return type.cast(new SnapshotCommand(commands));
                }
                if (type == OpenCommand.class) {
                    return type.cast(new OpenCommand(commands));
                }
                if (type == AlarmsCommand.Export.class) {
                    return type.cast(new AlarmsCommand.Export(commands));
                }
                return factory.create(type);
            }
        });
        line.registerConverter(Opening.class, OpenCommand::parse);
        line.registerConverter(Address.class, Address::parse);
        line.registerConverter(WindowSize.class, WindowSize::parse);
        line.registerConverter(Locale.class, Language::parse);
        line.registerConverter(Theme.class, text -> oneOf(Theme.class, text));
        line.registerConverter(Commands.RulesFormat.class, text -> oneOf(Commands.RulesFormat.class, text));
        line.registerConverter(ReportFormat.class, text -> oneOf(ReportFormat.class, text));
        line.setParameterExceptionHandler((mistake, arguments) -> {
            var messages = new Messages(Language.of(List.of(arguments)));
            PrintWriter err = mistake.getCommandLine().getErr();
            err.println(messages.text(new InputMistake(mistake).phrase()));
            err.println("porthole --help");
            return ExitCodes.USAGE;
        });
        return line;
    }

    private static <E extends Enum<E>> E oneOf(Class<E> type, String text) {
        List<E> known = List.of(type.getEnumConstants());
        return known.stream()
                .filter(value -> value.name().equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElseThrow(() -> new WrongInput(Phrase.of(
                        "terminal.input.choice",
                        text,
                        known.stream()
                                .map(value -> value.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", ")))));
    }

    @Override
    public Integer call() {
        return commands.window(connect.options(), Opening.WINDOW.inNewWindow(newWindow));
    }
}
