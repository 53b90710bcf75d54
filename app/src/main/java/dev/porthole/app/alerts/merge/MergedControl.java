package dev.porthole.app.alerts.merge;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.alerts.Alert;
import dev.porthole.connectors.api.alerts.AlertControl;
import dev.porthole.connectors.api.alerts.AlertDraft;
import dev.porthole.connectors.api.alerts.AlertFilter;
import dev.porthole.connectors.api.alerts.Receipt;
import dev.porthole.connectors.api.alerts.Silence;
import dev.porthole.connectors.api.alerts.SilenceDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * Writes to one server that works, which its peers learn from. A silence that is changed or ended goes to one that has
 * it. Where the servers are no peers of each other, a new silence goes to each that has an alert for it to mute.
 */
final class MergedControl implements AlertControl {

    private final Members members;

    MergedControl(Members members) {
        this.members = members;
    }

    @Override
    public Outcome<Receipt> silence(SilenceDraft draft, Deadline deadline) {
        if (!draft.id().isEmpty()) {
            return holders(draft.id(), deadline)
                    .then(holders ->
                            write(holders.getFirst(), deadline, (control, limit) -> control.silence(draft, limit)));
        }
        return members.look(deadline).then(look -> {
            List<Member> one = Clusters.firstOfEach(look.up());
            return one.size() == 1
                    ? write(one.getFirst(), deadline, (control, limit) -> control.silence(draft, limit))
                    : everywhere(muting(one, draft, deadline), draft, deadline);
        });
    }

    /** To end it twice does no harm: whoever has it is tried until it is ended. */
    @Override
    public Outcome<Receipt> expire(String id, Deadline deadline) {
        return holders(id, deadline).then(holders -> {
            Outcome<Receipt> last = write(holders.getFirst(), deadline, (control, limit) -> control.expire(id, limit));
            for (Member next : holders.subList(1, holders.size())) {
                if (last instanceof Outcome.Success<Receipt>) {
                    break;
                }
                last = write(next, deadline, (control, limit) -> control.expire(id, limit));
            }
            return last;
        });
    }

    @Override
    public Outcome<Receipt> send(List<AlertDraft> alerts, Deadline deadline) {
        return members.look(deadline)
                .then(look -> write(
                        look.up().getFirst().member(), deadline, (control, limit) -> control.send(alerts, limit)));
    }

    private static Outcome<Receipt> write(
            Member member, Deadline deadline, BiFunction<AlertControl, Deadline, Outcome<Receipt>> call) {
        return member.ask(
                deadline,
                (source, limit) -> source.control()
                        .map(control -> call.apply(control, limit))
                        .orElseGet(() -> Outcome.failed(new Failure.Unsupported(member.where(), Detail.NONE))));
    }

    /** Those that have the silence now; at least one, or the failure that says that there is none. */
    private Outcome<List<Member>> holders(String id, Deadline deadline) {
        List<Gathering.Answer<List<Silence>>> answers =
                members.gather(deadline, (source, limit) -> source.silences(List.of(), limit));
        List<Member> holders = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        for (Gathering.Answer<List<Silence>> answer : answers) {
            switch (answer.outcome()) {
                case Outcome.Success<List<Silence>>(var silences, var notes) -> {
                    if (silences.stream().anyMatch(silence -> silence.id().equals(id))) {
                        holders.add(answer.member());
                    }
                }
                case Outcome.Failed<List<Silence>>(var failure) -> failures.add(failure);
            }
        }
        if (!holders.isEmpty()) {
            return Outcome.of(holders);
        }
        // Whoever has it may be one of those that are down.
        return Outcome.failed(
                failures.isEmpty()
                        ? new Failure.NotFound(Members.PRODUCT, Detail.of("alertmanager.no-silence"))
                        : failures.getFirst());
    }

    /** Those where it would mute something now; the first one where that is nowhere. */
    private static List<Member> muting(List<Member> members, SilenceDraft draft, Deadline deadline) {
        var filter = new AlertFilter(draft.matchers(), true, true, true);
        List<Member> found =
                Gathering.<List<Alert>>of(members, deadline, (source, limit) -> source.alerts(filter, limit)).stream()
                        .filter(answer ->
                                answer.outcome() instanceof Outcome.Success<List<Alert>>(var alerts, var notes)
                                        && !alerts.isEmpty())
                        .map(Gathering.Answer::member)
                        .toList();
        return found.isEmpty() ? List.of(members.getFirst()) : found;
    }

    private static Outcome<Receipt> everywhere(List<Member> targets, SilenceDraft draft, Deadline deadline) {
        List<Receipt> receipts = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        List<Detail> notes = new ArrayList<>();
        for (Member target : targets) {
            switch (write(target, deadline, (control, limit) -> control.silence(draft, limit))) {
                case Outcome.Success<Receipt>(var receipt, var remarks) -> {
                    receipts.add(receipt);
                    notes.addAll(remarks);
                }
                case Outcome.Failed<Receipt>(var failure) -> {
                    failures.add(failure);
                    notes.add(Detail.of("alertmanager.down", target.where(), failure));
                }
            }
        }
        if (receipts.isEmpty()) {
            return Outcome.failed(failures.getFirst());
        }
        return Outcome.of(
                new Receipt(
                        receipts.getFirst().id(),
                        receipts.stream().map(Receipt::server).collect(Collectors.joining(", "))),
                notes);
    }
}
