package dev.porthole.installers.linux;

import dev.porthole.app.command.Commands;
import dev.porthole.app.command.PortholeCommand;
import java.lang.reflect.Proxy;
import picocli.CommandLine;

/** The command line as the application has it, to be read and not to be run. */
final class CommandLineModel {

    CommandLine line() {
        return PortholeCommand.line((Commands) Proxy.newProxyInstance(
                Commands.class.getClassLoader(), new Class<?>[] {Commands.class}, (self, method, given) -> {
                    throw new UnsupportedOperationException(method.getName() + " is not run by the build");
                }));
    }
}
