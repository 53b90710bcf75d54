package dev.porthole.app.alerts.merge;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.alerts.AlertServer;
import dev.porthole.connectors.api.alerts.AlertSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The servers that are asked together. One that is reached on two ways is asked on the first of them. Thread-safe. */
final class Members implements AutoCloseable {

    /** What all of them are. */
    static final String PRODUCT = "Alertmanager";

    private final List<Member> all;

    /** Further ways to servers that are asked already. */
    private volatile Set<Member> twice = Set.of();

    Members(List<Way> ways) {
        this.all = ways.stream().map(Member::new).toList();
    }

    /** A server that answers, and what it tells of itself. */
    record Up(Member member, AlertServer server) {}

    /**
     * Who answers.
     *
     * @param notes one for each that does not
     */
    record Look(List<Up> up, List<Detail> notes) {
        List<AlertServer> servers() {
            return up.stream().map(Up::server).toList();
        }
    }

    /** What one process is known by. */
    private record Process(String name, String version, Instant upSince) {}

    /** Looks who is there; a failure when nobody is. */
    Outcome<Look> look(Deadline deadline) {
        List<Gathering.Answer<List<AlertServer>>> answers = Gathering.of(all, deadline, AlertSource::servers);
        List<Up> up = new ArrayList<>();
        Set<Process> seen = new HashSet<>();
        Set<Member> again = new HashSet<>();
        for (Gathering.Answer<List<AlertServer>> answer : answers) {
            if (answer.outcome() instanceof Outcome.Success<List<AlertServer>>(var told, var notes)) {
                AlertServer server = told.getFirst();
                if (seen.add(new Process(server.name(), server.version(), server.upSince()))) {
                    up.add(new Up(answer.member(), server));
                } else {
                    again.add(answer.member());
                }
            }
        }
        twice = Set.copyOf(again);
        return up.isEmpty() ? failed(answers) : Outcome.of(new Look(up, notes(answers)));
    }

    /** Asks all that are such servers; what they answer is merged, what any of them notes is kept. */
    <T> Outcome<T> ask(
            Deadline deadline, BiFunction<AlertSource, Deadline, Outcome<T>> question, Function<List<T>, T> merging) {
        List<Gathering.Answer<T>> answers = gather(deadline, question);
        List<T> values = new ArrayList<>();
        List<Detail> notes = new ArrayList<>(notes(answers));
        for (Gathering.Answer<T> answer : answers) {
            if (answer.outcome() instanceof Outcome.Success<T>(var value, var remarks)) {
                values.add(value);
                notes.addAll(remarks);
            }
        }
        return switch (values.size()) {
            case 0 -> failed(answers);
            case 1 -> Outcome.of(values.getFirst(), notes);
            default ->
                Outcome.of(merging.apply(values), notes.stream().distinct().toList());
        };
    }

    /** The answers of all that are such servers. */
    <T> List<Gathering.Answer<T>> gather(Deadline deadline, BiFunction<AlertSource, Deadline, Outcome<T>> question) {
        return Gathering.of(
                all.stream()
                        .filter(Member::isOne)
                        .filter(member -> !twice.contains(member))
                        .toList(),
                deadline,
                question);
    }

    private static <T> List<Detail> notes(List<Gathering.Answer<T>> answers) {
        List<Detail> notes = new ArrayList<>();
        for (Gathering.Answer<T> answer : answers) {
            if (answer.outcome() instanceof Outcome.Failed<T>(var failure)
                    && answer.member().isOne()) {
                notes.add(Detail.of("alertmanager.down", answer.member().where(), failure));
            }
        }
        return notes;
    }

    /** Why nobody answered: what the likeliest one says that is such a server. */
    private static <T, R> Outcome<R> failed(List<Gathering.Answer<T>> answers) {
        Optional<Failure> first = Optional.empty();
        for (Gathering.Answer<T> answer : answers) {
            if (answer.outcome() instanceof Outcome.Failed<T>(var failure)) {
                if (answer.member().isOne()) {
                    return Outcome.failed(failure);
                }
                first = first.or(() -> Optional.of(failure));
            }
        }
        return Outcome.failed(first.orElseGet(() -> new Failure.NotFound(PRODUCT, Detail.NONE)));
    }

    @Override
    public void close() {
        all.forEach(Member::close);
    }
}
