package dev.porthole.connectors.kubernetes.auth;

/** Where fresh credentials come from: a program, a login server. Blocks, within a limit of its own. */
@FunctionalInterface
interface CredentialIssuer {

    IssuedCredential issue() throws CredentialException;
}
