/**
 * Fabric8's typed client on our own transport: for single objects whose types help (describe, YAML, revisions, custom
 * resources, access reviews). Made when it is first asked for, since its classes cost more than the first live tile may
 * wait: hold a {@link dev.porthole.connectors.kubernetes.typed.TypedClient} and ask it inside the call that needs it,
 *
 * <pre>{@code
 * Outcome<Deployment> found = typed.ask(
 *         "get", "deployments.apps", client -> client.apps().deployments().inNamespace(ns).withName(name).get(), deadline);
 * }</pre>
 *
 * Lists that grow with the cluster are read by the streaming projections of {@code watch} instead. Nothing here opens a
 * socket: proxies, trust, credentials, impersonation and limits are the {@code server} room's.
 */
@NullMarked
package dev.porthole.connectors.kubernetes.typed;

import org.jspecify.annotations.NullMarked;
