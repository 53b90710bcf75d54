package dev.porthole.app.servers;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Source;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A source that answers what a test says. */
public class FakeSource implements Source {

    final String where;
    final AtomicInteger probes = new AtomicInteger();
    volatile boolean closed;
    private final Function<Deadline, Outcome<Identity>> answer;

    public FakeSource(String where, Function<Deadline, Outcome<Identity>> answer) {
        this.where = where;
        this.answer = answer;
    }

    public static Outcome<Identity> well() {
        return Outcome.of(new Identity("Fake", "1", "here"));
    }

    @Override
    public Outcome<Identity> probe(Deadline deadline) {
        probes.incrementAndGet();
        return answer.apply(deadline);
    }

    @Override
    public void close() {
        closed = true;
    }
}
