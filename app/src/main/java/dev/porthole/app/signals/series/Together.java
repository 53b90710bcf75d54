package dev.porthole.app.signals.series;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;

/** Asks several questions at the same time; how many really run at once is the connection's business. */
public final class Together {

    private Together() {}

    /** The outcomes in the order of the questions. Whoever is interrupted meanwhile gets none but cancelled ones. */
    public static <T> List<Outcome<T>> ask(List<Supplier<Outcome<T>>> questions) {
        if (questions.size() == 1) {
            return List.of(questions.getFirst().get());
        }
        List<Callable<Outcome<T>>> calls = new ArrayList<>();
        questions.forEach(question -> calls.add(question::get));
        List<Outcome<T>> outcomes = new ArrayList<>();
        try (var threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("question ", 0).factory())) {
            for (Future<Outcome<T>> answer : threads.invokeAll(calls)) {
                outcomes.add(answer.get());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            questions.forEach(question -> outcomes.add(Outcome.failed(new Failure.Cancelled("", ""))));
            return List.copyOf(outcomes.subList(outcomes.size() - questions.size(), outcomes.size()));
        } catch (ExecutionException broken) {
            throw new IllegalStateException(broken.getCause());
        }
        return outcomes;
    }

    /** The same question of each of {@code things}. */
    public static <A, T> List<Outcome<T>> each(List<A> things, Function<A, Outcome<T>> question) {
        return ask(things.stream()
                .<Supplier<Outcome<T>>>map(thing -> () -> question.apply(thing))
                .toList());
    }
}
