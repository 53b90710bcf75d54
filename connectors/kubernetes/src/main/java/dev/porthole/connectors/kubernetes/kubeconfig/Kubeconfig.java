package dev.porthole.connectors.kubernetes.kubeconfig;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.text.OneLineText;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The contexts of one or several kubeconfig files, merged as kubectl merges them: the first file to define a context,
 * cluster or user wins with the whole entry, the current context is the first one named, a relative path starts at the
 * file it stands in, and missing files are passed over.
 *
 * @param contexts those that can be opened, in the order of the files
 * @param current name of the current context; empty when none is named
 * @param files those that were read
 * @param refused why the other contexts of the files cannot be opened, by their names
 * @param problems files that could not be read, and why
 */
public record Kubeconfig(
        List<ClusterContext> contexts,
        String current,
        List<Path> files,
        Map<String, Detail> refused,
        List<Detail> problems) {

    public Kubeconfig {
        contexts = List.copyOf(contexts);
        files = List.copyOf(files);
        refused = Collections.unmodifiableMap(new LinkedHashMap<>(refused));
        problems = List.copyOf(problems);
    }

    /** From the files that {@code KUBECONFIG} lists, or else {@code ~/.kube/config}. */
    public static Kubeconfig load(Map<String, String> environment, Path home) {
        return load(files(environment, home));
    }

    public static Kubeconfig load(List<Path> files) {
        return new KubeconfigMerge().merge(files.stream().filter(Files::exists).toList());
    }

    /** The files kubectl would read, whether they exist or not. */
    public static List<Path> files(Map<String, String> environment, Path home) {
        String listed = environment.getOrDefault("KUBECONFIG", "");
        if (listed.isBlank()) {
            return List.of(home.resolve(".kube").resolve("config"));
        }
        return Stream.of(listed.split(Pattern.quote(File.pathSeparator)))
                .filter(name -> !name.isBlank())
                .map(Path::of)
                .toList();
    }

    /** Whether no context stands in it, not even one that cannot be opened. */
    public boolean isEmpty() {
        return contexts.isEmpty() && refused.isEmpty();
    }

    public Optional<ClusterContext> context(String name) {
        return contexts.stream().filter(context -> context.name().equals(name)).findFirst();
    }

    /** Why a context cannot be opened: what is wrong with it, or that there is none of that name; empty when it can be. */
    public Optional<Detail> problem(String name) {
        if (context(name).isPresent()) {
            return Optional.empty();
        }
        String said = new OneLineText(name).text();
        Detail why = refused.get(name);
        return Optional.of(
                why == null ? Detail.of("kubeconfig.noContext", said) : Detail.of("kubeconfig.context", said, why));
    }

    /**
     * Why nothing is opened without being asked for: the current context cannot be used, none is named though there are
     * several, or there is none at all. Another one is never taken in its place. Empty when {@link #currentContext} is not.
     */
    public Optional<Detail> currentProblem() {
        if (currentContext().isPresent()) {
            return Optional.empty();
        }
        if (!current.isEmpty()) {
            return problem(current);
        }
        if (refused.size() == 1 && contexts.isEmpty()) {
            return problem(refused.keySet().iterator().next());
        }
        return Optional.of(Detail.of(isEmpty() ? "kubeconfig.noContexts" : "kubeconfig.noCurrent"));
    }

    /** The current context, or the only one where none is named. */
    public Optional<ClusterContext> currentContext() {
        boolean only = current.isEmpty() && contexts.size() == 1 && refused.isEmpty();
        return only ? Optional.of(contexts.getFirst()) : context(current);
    }
}
