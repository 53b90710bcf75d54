package dev.porthole.connectors.kubernetes.kubeconfig;

import java.nio.file.Files;
import java.nio.file.Path;
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
 * @param problems files that could not be read, and contexts without cluster or user, in words for a person
 */
public record Kubeconfig(List<ClusterContext> contexts, String current, List<Path> files, List<String> problems) {

    public Kubeconfig {
        contexts = List.copyOf(contexts);
        files = List.copyOf(files);
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
        return Stream.of(listed.split(Pattern.quote(java.io.File.pathSeparator)))
                .filter(name -> !name.isBlank())
                .map(Path::of)
                .toList();
    }

    public Optional<ClusterContext> context(String name) {
        return contexts.stream().filter(context -> context.name().equals(name)).findFirst();
    }

    /** The current context, or the only one. */
    public Optional<ClusterContext> currentContext() {
        return current.isEmpty() && contexts.size() == 1 ? Optional.of(contexts.getFirst()) : context(current);
    }
}
