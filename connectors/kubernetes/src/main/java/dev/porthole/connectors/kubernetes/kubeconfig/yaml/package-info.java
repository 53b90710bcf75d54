/**
 * YAML as kubectl reads it: the first document, anchors and merge keys, words and numbers that are no text. The rooms of
 * kubeconfigs and credentials call it; it knows nothing of what stands in one.
 */
@NullMarked
package dev.porthole.connectors.kubernetes.kubeconfig.yaml;

import org.jspecify.annotations.NullMarked;
