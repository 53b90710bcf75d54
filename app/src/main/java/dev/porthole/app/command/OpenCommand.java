package dev.porthole.app.command;

import dev.porthole.app.opening.Opening;
import dev.porthole.app.opening.PortholeLink;
import dev.porthole.app.yaml.Typed;
import dev.porthole.views.i18n.Phrase;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code porthole open [LINK or FILE]}: what the desktop calls for a link, for a board's file and from its menu. */
@Command(name = "open", mixinStandardHelpOptions = true, resourceBundle = "dev.porthole.app.command.help")
final class OpenCommand implements Callable<Integer> {

    private final Commands commands;

    @Mixin
    private final ConnectOptions connect = new ConnectOptions();

    @Parameters(arity = "0..1", paramLabel = "LINK|FILE", descriptionKey = "opened")
    private @Nullable Opening opened;

    @Option(names = "--new-window", descriptionKey = "newWindow")
    private boolean newWindow;

    OpenCommand(Commands commands) {
        this.commands = commands;
    }

    /** What a link names comes before what the options say. */
    @Override
    public Integer call() {
        Opening opening = (opened == null ? Opening.WINDOW : opened).inNewWindow(newWindow);
        Options options = connect.options();
        Options named = new Options(
                options.kubeconfig(),
                opening.context().or(options::context),
                opening.namespace().or(options::namespace),
                options.servers(),
                options.demo(),
                options.readOnly(),
                options.theme(),
                options.language());
        return commands.window(named, opening);
    }

    /** @throws WrongInput when it is neither a good link nor a file */
    static Opening parse(String text) {
        if (PortholeLink.isLink(text)) {
            return switch (new PortholeLink().read(text)) {
                case PortholeLink.Link(var opening) -> opening;
                case PortholeLink.Refused(var why) -> throw new WrongInput(why);
            };
        }
        try {
            Path file = Path.of(text).toAbsolutePath().normalize();
            if (Files.isRegularFile(file) && Files.isReadable(file)) {
                return Opening.WINDOW.withBoard(file);
            }
        } catch (InvalidPathException malformed) {
            throw new WrongInput(Phrase.of("terminal.open.neither", new Typed(text).shown()));
        }
        throw new WrongInput(Phrase.of("terminal.open.neither", new Typed(text).shown()));
    }
}
