package dev.porthole.app.command;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code porthole snapshot FILE.png}: the board as a picture. */
@Command(name = "snapshot", mixinStandardHelpOptions = true, resourceBundle = "dev.porthole.app.command.help")
final class SnapshotCommand implements Callable<Integer> {

    private final Commands commands;

    @Mixin
    private final ConnectOptions connect = new ConnectOptions();

    @Parameters(paramLabel = "FILE.png", descriptionKey = "file")
    private @Nullable Path file;

    @Option(names = "--size", paramLabel = "WIDTHxHEIGHT", descriptionKey = "size")
    private @Nullable WindowSize size;

    SnapshotCommand(Commands commands) {
        this.commands = commands;
    }

    @Override
    public Integer call() {
        Path target = Objects.requireNonNull(file, "picocli demands the file");
        return commands.snapshot(connect.options(), target, size == null ? WindowSize.DEFAULT : size);
    }
}
