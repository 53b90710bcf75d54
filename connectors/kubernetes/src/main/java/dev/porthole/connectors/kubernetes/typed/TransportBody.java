package dev.porthole.connectors.kubernetes.typed;

import dev.porthole.connectors.http.exchange.OpenAnswer;
import io.fabric8.kubernetes.client.http.AsyncBody;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/** Hands a body over part by part, each when it is asked for. */
final class TransportBody implements AsyncBody {

    private static final int CHUNK = 16 << 10;

    private final OpenAnswer answer;
    private final AsyncBody.Consumer<List<ByteBuffer>> consumer;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final Semaphore wanted = new Semaphore(0);
    private final AtomicBoolean begun = new AtomicBoolean();

    TransportBody(OpenAnswer answer, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
        this.answer = answer;
        this.consumer = consumer;
    }

    @Override
    public void consume() {
        wanted.release();
        if (!begun.getAndSet(true)) {
            Thread.ofVirtual().name("typed body").start(this::read);
        }
    }

    private void read() {
        try (answer;
                InputStream body = answer.body()) {
            while (true) {
                wanted.acquire();
                byte[] chunk = new byte[CHUNK];
                int count = body.read(chunk);
                if (count < 0) {
                    done.complete(null);
                    return;
                }
                consumer.consume(List.of(ByteBuffer.wrap(chunk, 0, count)), this);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            done.completeExceptionally(stopped);
        } catch (IOException broken) {
            done.completeExceptionally(broken);
        } catch (Exception ofTheConsumer) {
            done.completeExceptionally(ofTheConsumer);
        }
    }

    @Override
    public CompletableFuture<Void> done() {
        return done;
    }

    @Override
    public void cancel() {
        answer.close();
        done.cancel(false);
    }
}
