package dev.porthole.app.connect;

import dev.porthole.connectors.api.Live;
import dev.porthole.views.shell.status.ServerCandidate;
import dev.porthole.views.shell.status.ServerChoice;
import java.util.List;

/** A person's choice of the server that a connection goes to. */
final class ChosenServer implements ServerChoice {

    private final ServerBook book;
    private final ChartPasswords passwords;
    private final Runnable reopen;

    /** @param reopen finds the server anew; may block */
    ChosenServer(ServerBook book, ChartPasswords passwords, Runnable reopen) {
        this.book = book;
        this.passwords = passwords;
        this.reopen = reopen;
    }

    @Override
    public Live<List<ServerCandidate>> candidates() {
        return book.live();
    }

    @Override
    public void choose(String id) {
        Thread.ofVirtual().name("choose " + id).start(() -> {
            book.choose(id);
            reopen.run();
        });
    }

    @Override
    public void unlock(String id) {
        Thread.ofVirtual()
                .name("unlock " + id)
                .start(() -> book.candidate(id).ifPresent(candidate -> {
                    passwords.read(candidate).ifPresent(failure -> book.failed(id, failure));
                    reopen.run();
                }));
    }
}
