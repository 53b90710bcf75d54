package dev.porthole.app.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code porthole status}: the board as text. */
@Command(name = "status", mixinStandardHelpOptions = true, resourceBundle = "dev.porthole.app.command.help")
final class StatusCommand implements Callable<Integer> {

    private final Surfaces surfaces;

    @Mixin
    private final ConnectOptions connect = new ConnectOptions();

    StatusCommand(Surfaces surfaces) {
        this.surfaces = surfaces;
    }

    @Override
    public Integer call() {
        return surfaces.status(connect.options());
    }
}
