package dev.porthole.connectors.http;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Dialer;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** A gateway that keeps a few connections to its target open. */
public final class PooledHttpGateway implements HttpGateway {

    private static final int CONNECTIONS = 4;
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final HttpTarget target;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService watchdog;
    private final AtomicBoolean closed = new AtomicBoolean();

    public PooledHttpGateway(HttpTarget target) {
        this.target = target;
        this.watchdog = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("http-watchdog").factory());
        PoolingHttpClientConnectionManagerBuilder builder = new Builder(target);
        this.client = HttpClients.custom()
                .setConnectionManager(builder.setMaxConnTotal(CONNECTIONS)
                        .setMaxConnPerRoute(CONNECTIONS)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(CONNECT))
                                .setSocketTimeout(Timeout.of(target.stall()))
                                .setValidateAfterInactivity(TimeValue.ofSeconds(2))
                                .build())
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    private static final class Builder extends PoolingHttpClientConnectionManagerBuilder {
        private final HttpTarget target;

        private Builder(HttpTarget target) {
            this.target = target;
        }

        @Override
        protected org.apache.hc.client5.http.io.HttpClientConnectionOperator createConnectionOperator(
                org.apache.hc.client5.http.SchemePortResolver ports,
                org.apache.hc.client5.http.DnsResolver names,
                org.apache.hc.client5.http.ssl.TlsSocketStrategy tls) {
            return new DefaultHttpClientConnectionOperator(
                    target.dialer().isPresent()
                            ? proxy -> dialled(target.dialer().get())
                            : proxy -> proxy == null ? new Socket() : new Socket(proxy),
                    ports,
                    names,
                    org.apache.hc.core5.http.config.RegistryBuilder
                            .<org.apache.hc.client5.http.ssl.TlsSocketStrategy>create()
                            .register("https", tls)
                            .build());
        }

        private static Socket dialled(Dialer dialer) {
            return new ChannelSocket(dialer, CONNECT);
        }
    }

    @Override
    public HttpTarget target() {
        return target;
    }

    @Override
    public <T> Outcome<T> exchange(HttpCall call, AnswerReader<T> reader, Deadline deadline) {
        var request = new HttpUriRequestBase(call.method(), uri(call));
        call.headers().forEach(request::setHeader);
        if (call.body() != null) {
            request.setEntity(new ByteArrayEntity(call.body(), ContentType.parse(call.contentType())));
        }
        authorize(request);
        request.setConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(deadline.remaining()))
                .build());
        var late = watchdog.schedule(request::abort, deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        try {
            return client.execute(request, response -> reader.read(new Head(response)));
        } catch (IOException broken) {
            return Outcome.failed(
                    deadline.passed()
                            ? new Failure.TimedOut(target.name(), deadline.limit(), "")
                            : broken instanceof Dialer.DialException dial
                                    ? dial.failure()
                                    : new Failure.Unreachable(target.name(), String.valueOf(broken.getMessage())));
        } finally {
            late.cancel(false);
        }
    }

    private URI uri(HttpCall call) {
        String base = target.base().toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + call.path());
    }

    private void authorize(HttpUriRequestBase request) {
        switch (target.credentials()) {
            case Credentials.None none -> {}
            case Credentials.Basic(var user, var password) ->
                request.setHeader(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(
                                                (user + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8)));
            case Credentials.Bearer(var token) ->
                request.setHeader("Authorization", "Bearer " + token.get().reveal());
            case Credentials.ApiKey(var encoded) -> request.setHeader("Authorization", "ApiKey " + encoded.reveal());
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            watchdog.shutdownNow();
            client.close(org.apache.hc.core5.io.CloseMode.IMMEDIATE);
        }
    }

    private record Head(ClassicHttpResponse response) implements Answer {
        @Override
        public int status() {
            return response.getCode();
        }

        @Override
        public String header(String name) {
            var header = response.getFirstHeader(name);
            return header == null ? "" : header.getValue();
        }

        @Override
        public InputStream body() {
            try {
                return response.getEntity() == null
                        ? InputStream.nullInputStream()
                        : response.getEntity().getContent();
            } catch (IOException broken) {
                throw new java.io.UncheckedIOException(broken);
            }
        }
    }
}
