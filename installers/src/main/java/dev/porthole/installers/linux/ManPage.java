package dev.porthole.installers.linux;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The manual page porthole(1), written from the command line's own model, in man(7)'s macros.
 *
 * @param date as ISO 8601
 */
record ManPage(CommandLine line, String version, String date) {

    private static final List<Map.Entry<String, String>> EXIT_CODES = List.of(
            Map.entry("0", "All is well."),
            Map.entry("1", "A warning (status)."),
            Map.entry("2", "Critical (status)."),
            Map.entry("3", "The state is not known (status)."),
            Map.entry("64", "The command line makes no sense."),
            Map.entry("70", "It failed."));

    String text() {
        var page = new StringBuilder();
        page.append(".TH PORTHOLE 1 %s \"Porthole %s\" \"User Commands\"\n".formatted(quoted(date), version));
        page.append(".SH NAME\nporthole \\- console for whoever is on call for services on Kubernetes\n");
        page.append(".SH SYNOPSIS\n.B porthole\n.RI [ options ]\n");
        commands()
                .forEach(command -> page.append(".br\n.B porthole ")
                        .append(plain(name(command)))
                        .append("\n.RI [ options ]")
                        .append(command.positionalParameters().stream()
                                .map(parameter -> " " + plain(parameter.paramLabel()))
                                .collect(Collectors.joining()))
                        .append('\n'));
        page.append(".SH DESCRIPTION\n")
                .append(described(line.getCommandSpec()))
                .append('\n');
        page.append(".SH COMMANDS\n");
        commands().forEach(command -> item(page, name(command), described(command)));
        page.append(".SH OPTIONS\n");
        line.getCommandSpec().options().forEach(option -> option(page, option));
        commands().forEach(command -> own(page, command));
        page.append(".SH EXIT STATUS\n");
        EXIT_CODES.forEach(code -> item(page, code.getKey(), code.getValue()));
        page.append(".SH FILES\n");
        item(page, "~/.config/porthole/settings.json", "Settings; no secrets are among them.");
        item(page, "~/.local/state/porthole/porthole.log", "The log.");
        page.append(".SH SEE ALSO\n.BR kubectl (1)\n");
        return page.toString();
    }

    /** Those that do something: of a command that only holds others, the others. */
    private List<CommandSpec> commands() {
        return commands(line).distinct().toList();
    }

    private static Stream<CommandSpec> commands(CommandLine of) {
        return of.getSubcommands().values().stream()
                .flatMap(command ->
                        command.getSubcommands().isEmpty() ? Stream.of(command.getCommandSpec()) : commands(command));
    }

    /** As it is typed after "porthole". */
    private String name(CommandSpec command) {
        String whole = command.qualifiedName(" ");
        String first = line.getCommandName() + " ";
        return whole.startsWith(first) ? whole.substring(first.length()) : whole;
    }

    /** What a command has and the window has not. */
    private void own(StringBuilder page, CommandSpec command) {
        List<OptionSpec> own = command.options().stream()
                .filter(option -> line.getCommandSpec().findOption(option.longestName()) == null)
                .toList();
        if (!own.isEmpty() || !command.positionalParameters().isEmpty()) {
            page.append(".SS porthole ").append(plain(name(command))).append('\n');
            command.positionalParameters().forEach(parameter -> parameter(page, parameter));
            own.forEach(option -> option(page, option));
        }
    }

    private static void option(StringBuilder page, OptionSpec option) {
        String names = Arrays.stream(option.names()).collect(Collectors.joining(", "));
        String value = option.arity().max() > 0 ? " " + option.paramLabel() : "";
        item(page, names + value, String.join(" ", option.description()));
    }

    private static void parameter(StringBuilder page, PositionalParamSpec parameter) {
        item(page, parameter.paramLabel(), String.join(" ", parameter.description()));
    }

    private static String described(CommandSpec command) {
        return plain(Stream.of(
                        command.usageMessage().header(), command.usageMessage().description())
                .flatMap(Arrays::stream)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" ")));
    }

    private static void item(StringBuilder page, String term, String text) {
        page.append(".TP\n.B ")
                .append(plain(term))
                .append('\n')
                .append(plain(text))
                .append('\n');
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    /** A backslash, a hyphen that must stay one, and a line that would be taken for a macro. */
    private static String plain(String text) {
        String escaped = text.strip()
                .replace("\\", "\\e")
                .replace("-", "\\-")
                .replace("%n", " ")
                .replace("%%", "%");
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }
}
