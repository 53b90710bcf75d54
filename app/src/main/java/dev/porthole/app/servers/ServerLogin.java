package dev.porthole.app.servers;

import dev.porthole.connectors.http.Credentials;
import dev.porthole.connectors.kubernetes.discovery.Candidate;

/**
 * Who we are to a server that was found. What a chart left for just that server goes to it. What the environment has
 * goes only where a person said so, for whoever can make a Service could collect it else, and in the clear only where
 * that server is known to speak no other way.
 */
record ServerLogin(ChartPasswords passwords, UrlPlaces urls) {

    /**
     * @param variable the product as the environment's variables name it
     * @param meant whether a person named or chose it
     * @param scheme "http" or "https", by which it is tried now
     */
    Credentials to(Candidate candidate, String variable, boolean meant, String scheme) {
        return passwords
                .credentials(ServerCandidates.id(candidate.service()))
                .orElseGet(() -> meant && isSafe(candidate, scheme) ? urls.credentials(variable) : Credentials.NONE);
    }

    private static boolean isSafe(Candidate candidate, String scheme) {
        return scheme.equals("https") || scheme.equals(candidate.scheme());
    }
}
