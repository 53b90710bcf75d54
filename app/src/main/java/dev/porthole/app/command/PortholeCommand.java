package dev.porthole.app.command;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code porthole}: opens the window; without a display, shows the board as text and as a picture. */
@Command(
        name = "porthole",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        resourceBundle = "dev.porthole.app.command.help",
        sortOptions = false,
        subcommands = {StatusCommand.class, SnapshotCommand.class})
public final class PortholeCommand implements Callable<Integer> {

    private static final List<String> LANGUAGES = List.of("en", "ko");

    private final Commands commands;

    @Mixin
    private final ConnectOptions connect = new ConnectOptions();

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
                return factory.create(type);
            }
        });
        line.registerConverter(Address.class, text -> {
            try {
                return Address.parse(text);
            } catch (IllegalArgumentException mistake) {
                throw new CommandLine.TypeConversionException(mistake.getMessage());
            }
        });
        line.registerConverter(WindowSize.class, text -> {
            try {
                return WindowSize.parse(text);
            } catch (IllegalArgumentException mistake) {
                throw new CommandLine.TypeConversionException(mistake.getMessage());
            }
        });
        line.registerConverter(Locale.class, PortholeCommand::language);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((mistake, arguments) -> {
            mistake.getCommandLine().getErr().println(mistake.getMessage());
            mistake.getCommandLine().getErr().println("porthole --help");
            return ExitCodes.USAGE;
        });
        return line;
    }

    private static Locale language(String tag) {
        Locale language = Locale.forLanguageTag(tag);
        if (!LANGUAGES.contains(language.getLanguage())) {
            throw new CommandLine.TypeConversionException("\"" + tag
                    + "\" is not a language Porthole speaks. Choose one of " + String.join(", ", LANGUAGES) + ".");
        }
        return language;
    }

    @Override
    public Integer call() {
        return commands.window(connect.options());
    }
}
