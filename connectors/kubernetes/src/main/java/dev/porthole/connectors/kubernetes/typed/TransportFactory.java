package dev.porthole.connectors.kubernetes.typed;

import dev.porthole.connectors.kubernetes.server.ServerGateway;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.StandardHttpClientBuilder;
import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Makes Fabric8's HTTP clients of one cluster. They all stand on the same gateway, and end with it. */
record TransportFactory(ServerGateway gateway, URI server) implements HttpClient.Factory {

    @Override
    public HttpClient.Builder newBuilder() {
        return new Builder(this);
    }

    /** Nothing of the configuration counts: trust, proxy and credentials are the gateway's. */
    @Override
    public HttpClient.Builder newBuilder(Config config) {
        return newBuilder();
    }

    private static final class Builder extends StandardHttpClientBuilder<TransportClient, TransportFactory, Builder> {

        Builder(TransportFactory factory) {
            super(factory);
        }

        @Override
        public TransportClient build() {
            @Nullable TransportClient derivedFrom = client;
            return new TransportClient(
                    this, clientFactory, derivedFrom == null ? new AtomicBoolean() : derivedFrom.getClosed());
        }

        @Override
        protected Builder newInstance(TransportFactory factory) {
            return new Builder(factory);
        }
    }
}
