package dev.porthole.app.servers;

import dev.porthole.connectors.api.Live;
import dev.porthole.views.shell.status.ServerCandidate;
import dev.porthole.views.shell.status.ServerChoice;
import java.util.List;

/** A person's choice of the server that a connection goes to. */
public final class ChosenServer implements ServerChoice {

    private final ServerCandidates known;
    private final ChartPasswords passwords;
    private final boolean asksAll;
    private final Runnable reopen;

    /**
     * @param asksAll whether all are asked together where none is chosen
     * @param reopen finds the server anew; may block
     */
    public ChosenServer(ServerCandidates known, ChartPasswords passwords, boolean asksAll, Runnable reopen) {
        this.known = known;
        this.passwords = passwords;
        this.asksAll = asksAll;
        this.reopen = reopen;
    }

    @Override
    public Live<List<ServerCandidate>> candidates() {
        return known.live();
    }

    @Override
    public void choose(String id) {
        Thread.ofVirtual().name("choose " + id).start(() -> {
            known.choose(id);
            reopen.run();
        });
    }

    @Override
    public boolean asksAll() {
        return asksAll;
    }

    @Override
    public void unlock(String id) {
        Thread.ofVirtual()
                .name("unlock " + id)
                .start(() -> known.candidate(id).ifPresent(candidate -> {
                    passwords.read(candidate).ifPresent(failure -> known.failed(id, failure));
                    reopen.run();
                }));
    }
}
