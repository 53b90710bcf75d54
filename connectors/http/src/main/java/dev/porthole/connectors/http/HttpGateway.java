package dev.porthole.connectors.http;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import java.io.IOException;
import java.io.InputStream;

/**
 * The one way out by HTTP, for one {@link HttpTarget}. Redirects are never followed. Blocks; ends by the deadline, at
 * once when the thread is interrupted, and when the body stalls or grows too large; the connection is closed then.
 */
public interface HttpGateway extends AutoCloseable {

    /**
     * Sends {@code call} and lets {@code reader} read the answer, whatever its status. Whatever goes wrong on the way,
     * or while reading, becomes a {@link dev.porthole.connectors.api.Failure}; an {@code IOException} from the reader
     * that is not the connection's own becomes Unparseable.
     */
    <T> Outcome<T> exchange(HttpCall call, AnswerReader<T> reader, Deadline deadline);

    HttpTarget target();

    @Override
    void close();

    /** The head of an answer, and its body as a stream that holds to the limits. */
    interface Answer {
        int status();

        /** The first value of a header, or empty text. */
        String header(String name);

        /** Decompressed. */
        InputStream body();
    }

    /** Makes something of an answer. */
    @FunctionalInterface
    interface AnswerReader<T> {
        Outcome<T> read(Answer answer) throws IOException;
    }
}
