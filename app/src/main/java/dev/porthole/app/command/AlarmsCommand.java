package dev.porthole.app.command;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code porthole alarms export}: the local alarms as rules. Alone it shows what can be done with them. */
@Command(
        name = "alarms",
        mixinStandardHelpOptions = true,
        resourceBundle = "dev.porthole.app.command.help",
        subcommands = AlarmsCommand.Export.class)
final class AlarmsCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
        return ExitCodes.USAGE;
    }

    /** Asks the cluster which metrics it has, and prints rules over them. */
    @Command(name = "export", mixinStandardHelpOptions = true, resourceBundle = "dev.porthole.app.command.help")
    static final class Export implements Callable<Integer> {

        private final Commands commands;

        @Mixin
        private final ConnectOptions connect = new ConnectOptions();

        @Option(names = "--format", paramLabel = "rules|prometheusrule", descriptionKey = "format")
        private Commands.RulesFormat format = Commands.RulesFormat.RULES;

        Export(Commands commands) {
            this.commands = commands;
        }

        @Override
        public Integer call() {
            return commands.exportAlarms(connect.options(), format);
        }
    }
}
