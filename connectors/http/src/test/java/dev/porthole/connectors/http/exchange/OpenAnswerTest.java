package dev.porthole.connectors.http.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.http.FaultProxy;
import dev.porthole.connectors.http.FaultProxy.Toxic;
import dev.porthole.connectors.http.HttpCall;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.http.ScriptedServer;
import dev.porthole.connectors.http.ScriptedServer.Reply;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers that go on, by way of a proxy that does to them what networks do. */
@Timeout(120)
class OpenAnswerTest {

    private final ScriptedServer server = ScriptedServer.start();
    private final FaultProxy proxy = new FaultProxy(server.port());
    private final PooledHttpGateway gateway =
            new PooledHttpGateway(HttpTarget.direct("X", URI.create("http://127.0.0.1:" + proxy.port())));

    @AfterEach
    void close() {
        gateway.close();
        proxy.close();
        server.close();
    }

    private OpenAnswer open() {
        Outcome<OpenAnswer> opened = gateway.open(HttpCall.get("/watch"), Deadline.after(Duration.ofSeconds(20)));
        assertThat(opened).isInstanceOf(Outcome.Success.class);
        return ((Outcome.Success<OpenAnswer>) opened).value();
    }

    @Test
    void it_is_read_to_its_end() throws IOException {
        server.reply(Reply.chunks("one ", "two ", "three"));
        try (OpenAnswer answer = open()) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(new String(answer.body().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("one two three");
        }
        assertThat(server.requests().getFirst().header("accept-encoding")).isEmpty();
    }

    @Test
    void a_cut_is_told_after_what_came() throws IOException {
        server.otherwise(request -> Reply.blanks(100_000, true));
        proxy.set(new Toxic.CutAfter(50_000));
        try (OpenAnswer answer = open()) {
            var body = answer.body();
            assertThat(body.readNBytes(10_000)).hasSize(10_000);
            Failure why =
                    catchThrowableOfType(BrokenAnswer.class, body::readAllBytes).failure();
            assertThat(why).isInstanceOf(Failure.Unreachable.class);
        }
    }

    @Test
    void silence_ends_a_read_by_its_limit_and_is_seen_before() throws IOException {
        server.otherwise(request -> Reply.blanks(100_000, true));
        proxy.set(new Toxic.StallAfter(20_000));
        try (OpenAnswer answer = open()) {
            answer.stallAfter(Duration.ofMillis(300));
            var body = answer.body();
            assertThat(catchThrowableOfType(BrokenAnswer.class, body::readAllBytes)
                            .failure())
                    .isEqualTo(new Failure.TimedOut("X", Duration.ofMillis(300), Detail.of("http.stalled")));
            assertThat(answer.awaitSomething(Duration.ofMillis(50))).isFalse();
        }
    }

    @Test
    void closing_wakes_a_reader_and_the_gateway_closes_what_is_open() throws Exception {
        server.otherwise(request -> Reply.blanks(100_000, true));
        proxy.set(new Toxic.StallAfter(20_000));
        OpenAnswer answer = open();
        var failure = new java.util.concurrent.CompletableFuture<Failure>();
        Thread.ofVirtual()
                .start(() -> failure.complete(catchThrowableOfType(
                                BrokenAnswer.class, () -> answer.body().readAllBytes())
                        .failure()));
        gateway.close();
        assertThat(failure.get(20, java.util.concurrent.TimeUnit.SECONDS)).isInstanceOf(Failure.Cancelled.class);
    }
}
