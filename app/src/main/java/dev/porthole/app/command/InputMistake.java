package dev.porthole.app.command;

import dev.porthole.app.yaml.Typed;
import dev.porthole.views.i18n.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in one sentence that names what was probably meant. */
record InputMistake(ParameterException mistake) {

    Phrase phrase() {
        if (mistake.getCause() instanceof WrongInput wrong) {
            return wrong.phrase();
        }
        return switch (mistake) {
            case UnmatchedArgumentException unmatched ->
                unmatched(unmatched.getUnmatched().getFirst());
            case MissingParameterException missing -> missing(missing.getMissing());
            case OverwrittenOptionException twice -> Phrase.of("terminal.input.twice", name(twice.getOverwritten()));
            default -> Phrase.of("terminal.input.other", new Typed(String.valueOf(mistake.getMessage())).shown());
        };
    }

    private Phrase unmatched(String argument) {
        var typed = new Typed(argument);
        CommandLine command = mistake.getCommandLine();
        if (argument.startsWith("-")) {
            List<String> options = new ArrayList<>();
            command.getCommandSpec().options().forEach(option -> options.addAll(List.of(option.names())));
            String asked = argument.replaceFirst("=.*", "");
            return new Typed(asked)
                    .nearest(options)
                    .map(near -> Phrase.of("terminal.input.option.near", asked, near))
                    .orElseGet(() -> Phrase.of("terminal.input.option", new Typed(asked).shown()));
        }
        List<String> commands =
                command.getSubcommands().keySet().stream().sorted().toList();
        if (commands.isEmpty()) {
            return Phrase.of("terminal.input.extra", typed.shown(), command.getCommandName());
        }
        return typed.nearest(commands)
                .map(near -> Phrase.of("terminal.input.command.near", typed.shown(), near))
                .orElseGet(() -> Phrase.of("terminal.input.command", typed.shown(), String.join(", ", commands)));
    }

    private Phrase missing(List<ArgSpec> missing) {
        ArgSpec first = missing.isEmpty() ? mistake.getArgSpec() : missing.getFirst();
        return Phrase.of(
                "terminal.input.missing",
                Stream.of(name(first), first instanceof OptionSpec ? first.paramLabel() : "")
                        .filter(part -> !part.isEmpty())
                        .reduce((one, other) -> one + " " + other)
                        .orElse(""));
    }

    private static String name(ArgSpec argument) {
        return switch (argument) {
            case OptionSpec option -> option.longestName();
            case PositionalParamSpec positional -> positional.paramLabel();
            default -> argument.paramLabel();
        };
    }
}
