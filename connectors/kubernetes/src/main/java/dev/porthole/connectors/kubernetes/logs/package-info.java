/**
 * What containers print: read, followed across interruptions, searched, and understood line by line. The measure is
 * {@code kubectl logs}: the same lines in the same order. The source of workloads and the log search without a search
 * server call it; it knows nothing of windows, nor of what the search servers do.
 */
@NullMarked
package dev.porthole.connectors.kubernetes.logs;

import org.jspecify.annotations.NullMarked;
