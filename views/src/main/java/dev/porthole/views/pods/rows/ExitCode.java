package dev.porthole.views.pods.rows;

import dev.porthole.connectors.api.workloads.Pod.Termination;
import dev.porthole.views.i18n.Phrase;

/** What a container's end means in words. Above 128 a shell's or runtime's exit code is 128 plus a signal's number. */
public final class ExitCode {

    private ExitCode() {}

    public static Phrase words(Termination ended) {
        if ("OOMKilled".equals(ended.reason())) {
            return Phrase.of("pods.exit.oom", ended.exitCode());
        }
        int signal = ended.signal() != 0 ? ended.signal() : ended.exitCode() > 128 ? ended.exitCode() - 128 : 0;
        return switch (signal) {
            case 0 ->
                switch (ended.exitCode()) {
                    case 0 -> Phrase.of("pods.exit.ok");
                    case 126 -> Phrase.of("pods.exit.notExecutable");
                    case 127 -> Phrase.of("pods.exit.notFound");
                    default -> Phrase.of("pods.exit.code", ended.exitCode());
                };
            case 1 -> signal(ended, "SIGHUP", "hup");
            case 2 -> signal(ended, "SIGINT", "int");
            case 3 -> signal(ended, "SIGQUIT", "quit");
            case 4 -> signal(ended, "SIGILL", "ill");
            case 6 -> signal(ended, "SIGABRT", "abrt");
            case 7 -> signal(ended, "SIGBUS", "bus");
            case 8 -> signal(ended, "SIGFPE", "fpe");
            case 9 -> signal(ended, "SIGKILL", "kill");
            case 11 -> signal(ended, "SIGSEGV", "segv");
            case 13 -> signal(ended, "SIGPIPE", "pipe");
            case 15 -> signal(ended, "SIGTERM", "term");
            default -> Phrase.of("pods.exit.signal.other", ended.exitCode(), signal);
        };
    }

    private static Phrase signal(Termination ended, String name, String key) {
        return Phrase.of("pods.exit.signal", ended.exitCode(), name, Phrase.of("pods.signal." + key));
    }
}
