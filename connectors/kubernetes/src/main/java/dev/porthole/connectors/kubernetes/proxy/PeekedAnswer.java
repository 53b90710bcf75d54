package dev.porthole.connectors.kubernetes.proxy;

import dev.porthole.connectors.http.HttpGateway;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/** An answer whose body's beginning can be looked at before it is read as a whole. */
final class PeekedAnswer implements HttpGateway.Answer {

    private final HttpGateway.Answer answer;
    private byte[] beginning = new byte[0];

    PeekedAnswer(HttpGateway.Answer answer) {
        this.answer = answer;
    }

    /** So much of the body, or all of it when it is shorter. To be called before {@link #body()}, and once. */
    byte[] peek(int bytes) throws IOException {
        beginning = answer.body().readNBytes(bytes);
        return beginning;
    }

    @Override
    public int status() {
        return answer.status();
    }

    @Override
    public String header(String name) {
        return answer.header(name);
    }

    @Override
    public InputStream body() {
        return beginning.length == 0
                ? answer.body()
                : new SequenceInputStream(new ByteArrayInputStream(beginning), answer.body());
    }
}
