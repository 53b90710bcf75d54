/**
 * YAML as kubectl reads it: the first document, anchors and merge keys, words and numbers that are no text. Only the room
 * of kubeconfigs calls it; it knows nothing of what stands in one.
 */
@NullMarked
package dev.porthole.connectors.kubernetes.kubeconfig.yaml;

import org.jspecify.annotations.NullMarked;
