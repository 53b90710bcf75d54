package dev.porthole.app.servers;

import dev.porthole.app.command.Address;
import dev.porthole.connectors.http.Credentials;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.http.Secret;
import dev.porthole.connectors.http.exchange.PooledHttpGateway;
import java.util.function.UnaryOperator;

/**
 * Places that were named by a URL. Who we are comes from the URL's user part, or from the environment: {@code
 * PORTHOLE_PROMETHEUS_TOKEN}, {@code PORTHOLE_ELASTICSEARCH_API_KEY}, {@code PORTHOLE_KIBANA_USER} and {@code
 * ..._PASSWORD}, so that no secret has to stand in a command line.
 */
public final class UrlPlaces {

    private final UnaryOperator<String> environment;

    /** @param environment the value of a variable, or empty text */
    public UrlPlaces(UnaryOperator<String> environment) {
        this.environment = environment;
    }

    /** @param product in capitals, as it stands in the variables' names */
    Place place(String name, String product, Address.Url url) {
        String authority = url.uri().getAuthority();
        HttpTarget target = HttpTarget.direct(name, url.uri()).with(credentials(product, url));
        return new Place("", authority, () -> new PooledHttpGateway(target));
    }

    /** Who we are to a server that was discovered rather than named. */
    Credentials credentials(String product) {
        String token = variable(product, "TOKEN");
        if (!token.isEmpty()) {
            return new Credentials.Bearer(() -> new Secret(variable(product, "TOKEN")));
        }
        String key = variable(product, "API_KEY");
        if (!key.isEmpty()) {
            return new Credentials.ApiKey(new Secret(key));
        }
        String user = variable(product, "USER");
        return user.isEmpty()
                ? Credentials.NONE
                : new Credentials.Basic(user, new Secret(variable(product, "PASSWORD")));
    }

    private Credentials credentials(String product, Address.Url url) {
        return url.user().isEmpty() ? credentials(product) : new Credentials.Basic(url.user(), url.password());
    }

    private String variable(String product, String what) {
        return environment.apply("PORTHOLE_" + product + "_" + what);
    }
}
