package dev.porthole.connectors.kubernetes.workloads;

import dev.porthole.connectors.api.workloads.Pod;
import java.util.Map;

/** Says in words how a container ended. */
public final class ExitWords {

    private static final int SIGNAL_BASE = 128;
    private static final Map<Integer, String> SIGNALS = Map.of(
            1, "SIGHUP", 2, "SIGINT", 3, "SIGQUIT", 4, "SIGILL", 6, "SIGABRT", 7, "SIGBUS", 8, "SIGFPE", 9, "SIGKILL",
            11, "SIGSEGV", 15, "SIGTERM");

    /** One sentence without a full stop. Only the kubelet's word OOMKilled proves a lack of memory: 137 alone does not. */
    public String of(Pod.Termination ended) {
        int code = ended.exitCode();
        return switch (ended.reason()) {
            case "OOMKilled" ->
                "killed by the kernel because it used more memory than its limit (exit code " + code + ")";
            case "Completed" -> "ended by itself with success";
            case "ContainerCannotRun", "StartError" -> "could not be started (exit code " + code + ")";
            case "DeadlineExceeded" -> "ran longer than its job may";
            case "Evicted" -> "evicted from its node";
            case "Unknown", "ContainerStatusUnknown" -> "ended while nobody could see how";
            default -> ofCode(code, ended.signal());
        };
    }

    private static String ofCode(int code, int signal) {
        int number = signal != 0 ? signal : code > SIGNAL_BASE && code < SIGNAL_BASE + 65 ? code - SIGNAL_BASE : 0;
        if (number != 0) {
            String name = SIGNALS.getOrDefault(number, "signal " + number);
            String hint = switch (number) {
                case 9 -> ": out of grace period, a failed liveness probe, or a child out of memory";
                case 11 -> ": it touched memory that is not its own";
                case 15 -> ": it was asked to stop";
                default -> "";
            };
            return "ended by " + name + " (exit code " + code + ")" + hint;
        }
        return switch (code) {
            case 0 -> "ended by itself with success";
            case 126 -> "its command cannot be executed (exit code 126)";
            case 127 -> "its command was not found (exit code 127)";
            default -> "ended with exit code " + code;
        };
    }
}
