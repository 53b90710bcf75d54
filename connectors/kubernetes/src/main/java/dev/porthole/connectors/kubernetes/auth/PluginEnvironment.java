package dev.porthole.connectors.kubernetes.auth;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The environment variables that credential plugins inherit. A program that was started from a desktop has a poor PATH,
 * without the folders that a shell's start files add; those are asked for once, from the person's own login shell, when
 * the first plugin needs them.
 */
public final class PluginEnvironment {

    private final Map<String, String> environment;
    private final LoginShell shell;
    private List<String> fromShell = List.of();
    private boolean asked;

    /** @param environment this process's own */
    public PluginEnvironment(Map<String, String> environment) {
        this(environment, new LoginShell(environment));
    }

    PluginEnvironment(Map<String, String> environment, LoginShell shell) {
        this.environment = Map.copyOf(environment);
        this.shell = shell;
    }

    /**
     * For running {@code command}. Asks the shell when there is no terminal behind this process, or when the command is
     * not found without: what a plugin starts in turn is not known here.
     */
    Map<String, String> of(String command) {
        String path = environment.getOrDefault("PATH", "");
        boolean terminal = environment.containsKey("TERM");
        if (terminal && (isPath(command) || find(command, path).isPresent())) {
            return environment;
        }
        var all = new HashMap<>(environment);
        all.put("PATH", together(path, shellPath()));
        return all;
    }

    private synchronized List<String> shellPath() {
        if (!asked) {
            fromShell = shell.path();
            asked = true;
        }
        return fromShell;
    }

    private static String together(String path, List<String> more) {
        Set<String> folders = new LinkedHashSet<>();
        Stream.concat(Arrays.stream(path.split(File.pathSeparator)), more.stream())
                .filter(folder -> !folder.isBlank())
                .forEach(folders::add);
        return String.join(File.pathSeparator, folders);
    }

    static boolean isPath(String command) {
        return command.contains("/") || command.contains(File.separator);
    }

    /** A program of that name in the folders of {@code path}. */
    static Optional<Path> find(String command, String path) {
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, command))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }
}
