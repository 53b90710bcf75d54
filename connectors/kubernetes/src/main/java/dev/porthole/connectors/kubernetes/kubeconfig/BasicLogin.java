package dev.porthole.connectors.kubernetes.kubeconfig;

import dev.porthole.connectors.http.Secret;

/** A name and a password, either of which may be empty; without a name it is none. */
public record BasicLogin(String username, Secret password) {

    public static final BasicLogin NONE = new BasicLogin("", new Secret(""));

    public boolean isGiven() {
        return !username.isEmpty();
    }
}
