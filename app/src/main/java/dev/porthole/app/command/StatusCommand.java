package dev.porthole.app.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code porthole status}: the board as text. */
@Command(name = "status", mixinStandardHelpOptions = true, resourceBundle = "dev.porthole.app.command.help")
final class StatusCommand implements Callable<Integer> {

    private final Commands commands;

    @Mixin
    private final ConnectOptions connect = new ConnectOptions();

    @Option(names = "--output", paramLabel = "text|json", descriptionKey = "output")
    private ReportFormat output = ReportFormat.TEXT;

    StatusCommand(Commands commands) {
        this.commands = commands;
    }

    @Override
    public Integer call() {
        return commands.status(connect.options(), output);
    }
}
