package dev.porthole.connectors.kubernetes.auth;

import dev.porthole.connectors.api.Failure;

/** Where fresh credentials come from: a program, a login server. */
interface CredentialIssuer {

    /** Blocks, within a limit of its own; may be interrupted where {@link #mayBeInterrupted}. */
    IssuedCredential issue() throws CredentialException;

    /** What to tell while {@link #issue} takes long, as when a person has to log in first. Any thread. */
    Failure waiting();

    /** False when what it does must come to its end, though nobody waits for it any more. */
    boolean mayBeInterrupted();
}
