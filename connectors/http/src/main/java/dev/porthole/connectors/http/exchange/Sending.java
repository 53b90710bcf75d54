package dev.porthole.connectors.http.exchange;

import dev.porthole.connectors.http.Credentials;
import dev.porthole.connectors.http.HttpCall;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.http.ServerAddress;
import dev.porthole.connectors.http.connection.ProxyLogin;
import dev.porthole.connectors.http.connection.Watch;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * Sends one call and gets the head of its answer.
 *
 * @param compressed whether the answer may come compressed
 */
record Sending(HttpTarget target, PooledClient client, Watch watch, HttpCall call, boolean compressed) {

    /** The head has come; the body stands behind it, and cancelling the request ends the connection. */
    record Sent(HttpUriRequestBase request, ClassicHttpResponse response) {}

    /** Once more on a connection of its own, where a kept one turned out dead and the call changes nothing. */
    Sent send() throws IOException {
        if (!call.repeatable()) {
            // It cannot be sent twice, so it must not meet a connection that died while idle.
            client.dropIdle();
            return attempt();
        }
        try {
            return attempt();
        } catch (IOException broken) {
            if (watch.hasOpened() || watch.end().isPresent()) {
                throw broken;
            }
            client.dropIdle();
            return attempt();
        }
    }

    private Sent attempt() throws IOException {
        HttpUriRequestBase request = request();
        watch.guard(request::cancel);
        HttpClientContext context = HttpClientContext.create();
        context.setAttribute(Connector.WATCH, watch);
        var server = ServerAddress.of(target.base());
        var host = new HttpHost(target.base().getScheme(), server.host(), server.port());
        return new Sent(request, client.http().executeOpen(host, request, context));
    }

    private HttpUriRequestBase request() {
        String prefix =
                Objects.requireNonNullElse(target.base().getRawPath(), "").replaceFirst("/+$", "");
        String authority = target.base().getScheme() + "://" + target.base().getRawAuthority();
        var request = new HttpUriRequestBase(call.method(), URI.create(authority + prefix + call.path()));
        if (compressed) {
            request.setHeader("Accept-Encoding", "gzip");
        }
        call.headers().forEach((name, values) -> {
            request.removeHeaders(name);
            values.forEach(value -> request.addHeader(name, value));
        });
        if (call.body() != null) {
            request.setEntity(new ByteArrayEntity(call.body(), ContentType.parse(call.contentType())));
        }
        if (client.isPlainlyProxied()) {
            var login = ProxyLogin.of(target.proxy().orElseThrow());
            if (login.isGiven()) {
                request.setHeader("Proxy-Authorization", login.header());
            }
        }
        switch (target.credentials()) {
            case Credentials.None none -> {}
            case Credentials.Basic(var user, var password) ->
                authorize(request, "Basic", Redaction.basic(user, password));
            case Credentials.Bearer(var token) ->
                authorize(request, "Bearer", token.get().reveal());
            case Credentials.ApiKey(var encoded) -> authorize(request, "ApiKey", encoded.reveal());
        }
        return request;
    }

    private static void authorize(HttpUriRequestBase request, String scheme, String value) {
        request.setHeader("Authorization", scheme + " " + value);
    }
}
