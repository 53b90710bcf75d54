/**
 * The custom resources of the Prometheus operator ({@code monitoring.coreos.com/v1}), as far as something is read of them.
 * Called by discovery where nothing else tells. Public since Fabric8 and Jackson make them. Source: the operator's API
 * reference, https://prometheus-operator.dev/docs/api-reference/api/.
 */
@NullMarked
package dev.porthole.connectors.kubernetes.discovery.operator;

import org.jspecify.annotations.NullMarked;
