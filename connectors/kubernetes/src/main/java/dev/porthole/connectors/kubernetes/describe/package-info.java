/**
 * Single objects as they are now: a pod in the words of {@code kubectl describe}, its YAML, its node, the revisions of its
 * workload, what it uses. Each is asked for when somebody looks, and nothing of it is kept. It knows nothing of watches
 * beyond how a pod is read, and nothing of logs.
 */
@NullMarked
package dev.porthole.connectors.kubernetes.describe;

import org.jspecify.annotations.NullMarked;
