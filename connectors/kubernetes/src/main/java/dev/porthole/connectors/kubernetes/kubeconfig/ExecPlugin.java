package dev.porthole.connectors.kubernetes.kubeconfig;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program that prints a credential: {@code users[].user.exec} of a kubeconfig.
 *
 * @param command looked up in PATH; relative to {@code directory} when it has a slash
 * @param environment added to ours; values may be secret
 * @param interactiveMode "Never", "IfAvailable" or "Always"
 * @param directory of the kubeconfig that names it
 */
public record ExecPlugin(
        String apiVersion,
        String command,
        List<String> arguments,
        Map<String, String> environment,
        String installHint,
        boolean provideClusterInfo,
        String interactiveMode,
        Path directory) {

    public ExecPlugin {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** Without arguments and environment, which may hold secrets. */
    @Override
    public String toString() {
        return "ExecPlugin[" + command + "]";
    }
}
